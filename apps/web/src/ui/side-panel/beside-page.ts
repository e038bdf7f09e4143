/** From this width on a side panel stands beside its page; below, it lies over it. The same stands in the style sheets. */
export const besidePage = '(min-width: 75em)';
/** Below this one it takes the page's place altogether. */
export const insteadOfPage = '(max-width: 40em)';
