import { Component, h, type ComponentType, type FunctionComponent } from 'preact';

/** A component that is drawn again only when one of its properties is another: choosing one row of a thousand leaves the others alone. */
export function memo<Props extends object>(Drawn: FunctionComponent<Props>): ComponentType<Props> {
  return class Memo extends Component<Props> {
    override shouldComponentUpdate(next: Readonly<Props>): boolean {
      const before = this.props as Props;
      const names = Object.keys({ ...before, ...next }) as (keyof Props)[];
      return names.some((name) => before[name] !== next[name]);
    }

    override render() {
      return h(Drawn, this.props as Props);
    }
  };
}
