import { ErrorPanel } from '../ui/error-panel.tsx';
import { toProblem } from './problem.ts';
import { useErrorSentence } from './use-error-message.ts';

interface Props {
  /** A heading that says what failed: “The members could not be loaded”. */
  readonly title?: string;
  readonly error: unknown;
  readonly onRetry?: () => void;
  readonly retrying?: boolean;
}

/** The error panel for a failed call: shows the translated refusal and the request id. */
export function ProblemPanel({ error, ...rest }: Props) {
  const sentence = useErrorSentence();
  return <ErrorPanel message={sentence(error)} requestId={toProblem(error).requestId} {...rest} />;
}
