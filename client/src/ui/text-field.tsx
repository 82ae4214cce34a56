import type { HTMLInputAutoCompleteAttribute } from "react";
import {
  TextArea as AriaTextArea,
  TextField as AriaTextField,
  type TextFieldProps as AriaTextFieldProps,
  FieldError,
  Input,
  Label,
  Text,
} from "react-aria-components";
import { useSay } from "../i18n/say.ts";
import { classes } from "./classes.ts";
import styles from "./field.module.css";
import { Icon } from "./icon.tsx";

export type TextFieldProps = Omit<AriaTextFieldProps, "className" | "children" | "isInvalid"> & {
  readonly label: string;
  readonly description?: string | undefined;
  /** Says what is wrong and how to mend it; its presence marks the field as refused. */
  readonly error?: string | undefined;
  readonly placeholder?: string;
  readonly autoComplete?: HTMLInputAutoCompleteAttribute;
  /** Leaves the label to screen readers, where the place says what is meant. */
  readonly labelHidden?: boolean;
  readonly className?: string | undefined;
};

function split(props: TextFieldProps) {
  const { label, description, error, placeholder, labelHidden, className, ...rest } = props;
  return {
    rest: {
      ...rest,
      ...(labelHidden === true ? { "aria-label": label } : {}),
      isInvalid: error !== undefined,
      className: classes(styles.field, className),
    },
    label: labelHidden === true ? null : <Label className={classes(styles.label)}>{label}</Label>,
    after: (
      <>
        {description !== undefined && (
          <Text slot="description" className={classes(styles.description)}>
            {description}
          </Text>
        )}
        <FieldError className={classes(styles.error)}>{error}</FieldError>
      </>
    ),
    control: {
      className: classes(styles.control),
      ...(placeholder === undefined ? {} : { placeholder }),
    },
  };
}

/** One line of text. */
export function TextField(props: TextFieldProps) {
  const { rest, label, after, control } = split(props);
  return (
    <AriaTextField {...rest}>
      {label}
      <Input {...control} />
      {after}
    </AriaTextField>
  );
}

/** Several lines of text; it grows with what is written. */
export function TextArea({ rows = 3, ...props }: TextFieldProps & { readonly rows?: number }) {
  const { rest, label, after, control } = split(props);
  return (
    <AriaTextField {...rest}>
      {label}
      <AriaTextArea {...control} rows={rows} />
      {after}
    </AriaTextField>
  );
}

/** A calendar date as plain `YYYY-MM-DD`, "" while there is none. The browser's own field, in its reader's order. */
export function DateField({
  min,
  max,
  ...props
}: Omit<TextFieldProps, "type" | "placeholder"> & { readonly min?: string; readonly max?: string }) {
  const { rest, label, after, control } = split(props);
  return (
    <AriaTextField {...rest}>
      {label}
      <Input
        {...control}
        type="date"
        {...(min === undefined ? {} : { min })}
        {...(max === undefined ? {} : { max })}
      />
      {after}
    </AriaTextField>
  );
}

/** Words that narrow a list down. Its label is read out only. */
export function SearchField({
  label,
  value,
  onChange,
  className,
}: {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly className?: string | undefined;
}) {
  const say = useSay();
  return (
    <AriaTextField
      className={classes(styles.search, className)}
      aria-label={label}
      type="search"
      value={value}
      onChange={onChange}
      autoComplete="off"
    >
      <Icon name="search" className={styles.glass} />
      <Input className={classes(styles.control)} placeholder={say("ui.search")} />
    </AriaTextField>
  );
}
