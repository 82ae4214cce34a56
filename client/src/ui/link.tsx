import type { ReactNode } from "react";
import { Link as AriaLink, type LinkProps } from "react-aria-components";
import { classes } from "./classes.ts";

/** A link in running text or in a list; addresses inside the app are followed without a reload. */
export function Link({
  className,
  children,
  ...rest
}: Omit<LinkProps, "className" | "children"> & {
  readonly className?: string | undefined;
  readonly children: ReactNode;
}) {
  return (
    <AriaLink {...rest} className={classes(className)}>
      {children}
    </AriaLink>
  );
}
