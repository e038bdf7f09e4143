import { joinBrowser } from '@gatehouse/browser';
import { demoPassword } from '@gatehouse/core/demo';
import { openTestApp, startMailbox, testSecret, type Mailbox, type TestApp } from '@gatehouse/core/testing';
import type { Browser, BrowserContext, BrowserContextOptions } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, inject } from 'vitest';
import { demoTemplate } from './demo-template.ts';
import { startServer, type Server } from './server.ts';
import { aContext, aVisitor, visitorIn, type Visitor } from './visitor.ts';

export interface Site {
  readonly url: string;
  /** A real SMTP server that stores the mails it receives. */
  readonly mailbox: Mailbox;
  /** The server's database, for creating people and for inspecting. */
  readonly app: TestApp;
  /** A fresh browser. It is closed after the test, and errors of its pages fail the test. */
  visitor(options?: BrowserContextOptions): Promise<Visitor>;
  /** A signed-in person of the demo who returns to their warm browser: for pages that are only looked at. */
  regular(email: string, options?: BrowserContextOptions): Promise<Visitor>;
}

/** A running portal for one test file, with its own server, database, mailbox and browser. */
export function openSite({ demo = false } = {}): Site {
  let parts: { app: TestApp; mailbox: Mailbox; server: Server; browser: Browser } | undefined;
  let visitors: Visitor[] = [];
  const regulars = new Map<string, Promise<BrowserContext>>();

  beforeAll(async () => {
    const [app, mailbox, browser] = await Promise.all([
      openTestApp(demo ? { template: demoTemplate } : {}),
      startMailbox(),
      joinBrowser(inject('chromium')),
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
    const { app, mailbox, server, browser } = parts;
    await browser.close();
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
      const visitor = await aVisitor(open().browser, open().server.url, options);
      visitors.push(visitor);
      return visitor;
    },
    async regular(email, options) {
      const { browser, server } = open();
      const key = JSON.stringify([email, options]);
      const known = regulars.get(key);
      const coming = known ?? aContext(browser, server.url, options);
      regulars.set(key, coming);
      const context = await coming;
      const visitor = await visitorIn(context, server.url, () => visitor.page.close());
      visitors.push(visitor);
      if (!known) await visitor.signIn(email, demoPassword);
      return visitor;
    },
  };
}
