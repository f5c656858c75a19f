/** The icons of the page, by their Lucide names: the build takes these and no others. */
export const iconNames = [
  'search', 'x', 'chevron-down', 'chevron-left', 'chevron-right', 'arrow-up', 'arrow-down', 'sun', 'moon', 'keyboard', 'key-round', 'download', 'upload', 'file-text', 'quote', 'user', 'building-2',
  'map-pin', 'newspaper', 'tag', 'calendar', 'languages', 'mic', 'trash-2', 'rotate-ccw', 'external-link', 'copy', 'check', 'triangle-alert', 'plus', 'minus', 'maximize', 'list-filter', 'chart-column',
  'network', 'map', 'git-compare', 'inbox', 'link', 'ban', 'layers', 'sliders-horizontal',
] as const;

export type IconName = (typeof iconNames)[number];
