import { Component, type ReactNode } from 'react';
import { takeOver } from '../first/take-over.ts';
import { CrashNotice } from './crash-notice.tsx';

/** The outermost error boundary, for errors outside of any page. Pages have the router's own boundary. */
export class CrashBoundary extends Component<{ children: ReactNode }, { error: unknown }> {
  override state: { error: unknown } = { error: null };

  static getDerivedStateFromError(error: unknown) {
    return { error };
  }

  override componentDidCatch() {
    takeOver();
  }

  override render() {
    return this.state.error === null ? this.props.children : <CrashNotice error={this.state.error} />;
  }
}
