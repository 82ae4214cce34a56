import type { ReactNode } from "react";
import { Tabs as AriaTabs, Tab, TabList, TabPanel } from "react-aria-components";
import { classes } from "./classes.ts";
import styles from "./tabs.module.css";

export type TabItem<Id extends string> = {
  readonly id: Id;
  readonly title: ReactNode;
  readonly content: ReactNode;
};

/** Several panels of which one shows. */
export function Tabs<Id extends string>({
  label,
  items,
  selected,
  onSelect,
  className,
}: {
  readonly label: string;
  readonly items: readonly TabItem<Id>[];
  readonly selected: Id;
  readonly onSelect: (id: Id) => void;
  readonly className?: string | undefined;
}) {
  return (
    <AriaTabs
      className={classes(styles.tabs, className)}
      selectedKey={selected}
      onSelectionChange={(key) => {
        const item = items.find(({ id }) => id === key);
        if (item !== undefined) onSelect(item.id);
      }}
    >
      <TabList aria-label={label} className={classes(styles.row)}>
        {items.map(({ id, title }) => (
          <Tab key={id} id={id} className={classes(styles.tab)}>
            {title}
          </Tab>
        ))}
      </TabList>
      {items.map(({ id, content }) => (
        <TabPanel key={id} id={id} className={classes(styles.panel)}>
          {content}
        </TabPanel>
      ))}
    </AriaTabs>
  );
}
