import { openTestApp, startMailbox, testSecret, type Mailbox, type TestApp } from '@gatehouse/core/testing';
import type { Browser, BrowserContextOptions } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect } from 'vitest';
import { demoTemplate } from './demo-template.ts';
import { keepTabs } from './kept-tabs.ts';
import { ourChromium } from './one-chromium.ts';
import { startServer, type Server } from './server.ts';
import { aVisitor, type Visitor } from './visitor.ts';

export interface Site {
  readonly url: string;
  /** A real SMTP server that stores the mails it receives. */
  readonly mailbox: Mailbox;
  /** The server's database, for creating people and for inspecting. */
  readonly app: TestApp;
  /** A fresh browser. It is closed after the test, and errors of its pages fail the test. */
  visitor(options?: BrowserContextOptions): Promise<Visitor>;
}

/**
 * A running portal for one test file, with its own server, database and mailbox. With `keptTabs`, a visitor sits at the tab that the one
 * before has left, as fresh as in another: for pages that are only looked at.
 */
export function openSite({ demo = false, keptTabs = false } = {}): Site {
  let parts: { app: TestApp; mailbox: Mailbox; server: Server; browser: Browser } | undefined;
  let visitors: Visitor[] = [];
  const tabs = keepTabs();

  beforeAll(async () => {
    const [app, mailbox, browser] = await Promise.all([
      openTestApp(demo ? { template: demoTemplate } : {}),
      startMailbox(),
      ourChromium(),
    ]);
    const server = await startServer({
      databaseUrl: app.database.ownerUrl,
      smtpUrl: mailbox.url,
      secret: testSecret,
      demo,
    });
    parts = { app, mailbox, server, browser };
  });

  afterEach(async () => {
    const finished = visitors;
    visitors = [];
    for (const visitor of finished) await visitor.finish();
  });

  afterAll(async () => {
    if (!parts) return;
    const { app, mailbox, server } = parts;
    await tabs.close();
    const complaints = server.complaints();
    await server.stop();
    await mailbox.stop();
    await app.close();
    expect(complaints).toEqual([]);
  });

  const open = () => {
    if (!parts) throw new Error('The portal is up only while tests run.');
    return parts;
  };
  return {
    get url() {
      return open().server.url;
    },
    get mailbox() {
      return open().mailbox;
    },
    get app() {
      return open().app;
    },
    async visitor(options) {
      const { browser, server } = open();
      const visitor = await (keptTabs ? tabs.visit : aVisitor)(browser, server.url, options);
      visitors.push(visitor);
      return visitor;
    },
  };
}
