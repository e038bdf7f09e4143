/** From this width on a side panel is shown beside its page; below, over it. The style sheets use the same width. */
export const besidePage = '(min-width: 75em)';
/** Below this width the panel replaces the page. */
export const insteadOfPage = '(max-width: 40em)';
