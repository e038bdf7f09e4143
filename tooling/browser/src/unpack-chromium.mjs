// Runs as a separate process with TMPDIR set: the package can only unpack into os.tmpdir().
import chromium from '@sparticuz/chromium';

await chromium.executablePath();
