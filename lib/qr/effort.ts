// How hard a picture is looked at.

/**
 * `element`: a picture of one code, taken from a page's own element. `screen`: a screenshot, where most have none and time counts.
 * `picture`: a file the user chose: every code in it, and time does not count much.
 */
export type Effort = 'element' | 'screen' | 'picture';
