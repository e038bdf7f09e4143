import { getRouteApi } from '@tanstack/react-router';
import { BareFrame } from '../../shell/bare-frame.tsx';
import { PagePending } from '../../shell/page-pending.tsx';
import { toProblem } from '../../errors/problem.ts';
import { useSession } from '../auth/use-session.ts';
import { AcceptAsSelf } from './accept-as-self.tsx';
import { acceptCase } from './accept-case.ts';
import { AlreadyJoined } from './already-joined.tsx';
import { BlockedInvitation } from './blocked-invitation.tsx';
import { DeadLink } from './dead-link.tsx';
import { KnownPerson } from './known-person.tsx';
import { NewPersonForm } from './new-person-form.tsx';
import { useAccept } from './use-accept.ts';
import { usePreview } from './use-preview.ts';
import { WrongAccount } from './wrong-account.tsx';

const route = getRouteApi('/accept');

/** Opening the link changes nothing. Each case is a page with its own next step. */
export function AcceptPage() {
  const { token } = route.useRouteContext();
  const session = useSession();
  const accepting = useAccept(token);
  const preview = usePreview(token, accepting.accepted);
  const problem = preview.error ? toProblem(preview.error) : null;
  const found = acceptCase({ token, preview: preview.data, problem, session });
  const branding = preview.data?.branding;
  return (
    <BareFrame wide={found.kind === 'problem' || found.kind === 'joined'} {...(branding && { branding })}>
      {accepting.accepted ? <PagePending /> : view()}
    </BareFrame>
  );

  function view() {
    if (found.kind === 'loading') return <PagePending />;
    if (found.kind === 'problem') {
      return (
        <DeadLink problem={found.problem} token={token} retrying={preview.isFetching} onRetry={lookAgain} />
      );
    }
    if (found.kind === 'blocked')
      return <BlockedInvitation preview={found.preview} forGood={found.forGood} />;
    if (found.kind === 'wrongAccount') {
      return <WrongAccount preview={found.preview} signedInAs={found.signedInAs} token={token} />;
    }
    if (found.kind === 'joined') return <AlreadyJoined {...found} />;
    if (found.kind === 'knownPerson') return <KnownPerson preview={found.preview} />;
    if (found.kind === 'rightPerson') return <AcceptAsSelf preview={found.preview} accepting={accepting} />;
    return (
      <NewPersonForm
        preview={found.preview}
        orKnown={found.kind === 'eitherPerson'}
        accepting={accepting}
        onOutdated={lookAgain}
      />
    );
  }

  function lookAgain() {
    void preview.refetch();
  }
}
