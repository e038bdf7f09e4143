// Run as a process of its own with TMPDIR set: the package unpacks into os.tmpdir() and nowhere else.
import chromium from '@sparticuz/chromium';

await chromium.executablePath();
