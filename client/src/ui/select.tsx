import type { ReactNode } from "react";
import {
  Select as AriaSelect,
  Button,
  FieldError,
  Label,
  ListBox,
  ListBoxItem,
  Popover,
  SelectValue,
  Text,
} from "react-aria-components";
import { classes } from "./classes.ts";
import styles from "./field.module.css";
import { Icon } from "./icon.tsx";
import overlay from "./overlay.module.css";

export type SelectOption<Id extends string> = {
  readonly id: Id;
  /** What is read out and typed to find it. */
  readonly text: string;
  /** How it looks, where that is more than its text. */
  readonly look?: ReactNode;
};

/** One of several. `value` is null while nothing is chosen. */
export function Select<Id extends string>({
  label,
  options,
  value,
  onChange,
  description,
  error,
  placeholder,
  isDisabled = false,
  isRequired = false,
  labelHidden = false,
  className,
}: {
  readonly label: string;
  readonly options: readonly SelectOption<Id>[];
  readonly value: Id | null;
  readonly onChange: (id: Id) => void;
  readonly description?: string | undefined;
  readonly error?: string | undefined;
  readonly placeholder?: string;
  readonly isDisabled?: boolean;
  readonly isRequired?: boolean;
  readonly labelHidden?: boolean;
  readonly className?: string | undefined;
}) {
  return (
    <AriaSelect
      className={classes(styles.field, className)}
      value={value}
      onChange={(key) => {
        const chosen = options.find((option) => option.id === key);
        if (chosen !== undefined) onChange(chosen.id);
      }}
      isDisabled={isDisabled}
      isRequired={isRequired}
      isInvalid={error !== undefined}
      {...(placeholder === undefined ? {} : { placeholder })}
      {...(labelHidden ? { "aria-label": label } : {})}
    >
      {!labelHidden && <Label className={classes(styles.label)}>{label}</Label>}
      <Button className={classes(styles.control, styles.choice)}>
        <SelectValue className={classes(styles.chosen)} />
        <Icon name="chevronDown" size={16} />
      </Button>
      {description !== undefined && (
        <Text slot="description" className={classes(styles.description)}>
          {description}
        </Text>
      )}
      <FieldError className={classes(styles.error)}>{error}</FieldError>
      <Popover className={classes(overlay.popover, overlay.options)}>
        <ListBox items={options} className={classes(overlay.list)}>
          {(option) => (
            <ListBoxItem id={option.id} textValue={option.text} className={classes(overlay.item)}>
              {option.look ?? option.text}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </AriaSelect>
  );
}
