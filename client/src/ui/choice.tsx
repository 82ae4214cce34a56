import { FieldError, Label, Radio, RadioGroup } from "react-aria-components";
import styles from "./choice.module.css";
import { classes } from "./classes.ts";
import field from "./field.module.css";
import { Icon, type IconName } from "./icon.tsx";

export type ChoiceOption<Id extends string> = {
  readonly id: Id;
  readonly text: string;
  readonly icon?: IconName;
  /** The language of the text, where it is not the page's. */
  readonly lang?: string;
};

/** One of a few, all of them in sight. */
export function Choice<Id extends string>({
  label,
  options,
  value,
  onChange,
}: {
  readonly label: string;
  readonly options: readonly ChoiceOption<Id>[];
  readonly value: Id;
  readonly onChange: (id: Id) => void;
}) {
  return (
    <RadioGroup
      className={classes(field.field)}
      value={value}
      orientation="horizontal"
      onChange={(chosen) => {
        const option = options.find(({ id }) => id === chosen);
        if (option !== undefined) onChange(option.id);
      }}
    >
      <Label className={classes(field.label)}>{label}</Label>
      <div className={styles.options}>
        {options.map(({ id, text, icon, lang }) => (
          <Radio key={id} value={id} className={classes(styles.option)}>
            {icon !== undefined && <Icon name={icon} size={16} />}
            <span {...(lang === undefined ? {} : { lang })}>{text}</span>
          </Radio>
        ))}
      </div>
      <FieldError />
    </RadioGroup>
  );
}
