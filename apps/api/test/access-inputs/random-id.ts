/** The id of nothing. */
export const randomId = '01900000-0000-7000-8000-0000deadbeef';
