import { ToastQueue } from "../ui/toast-queue.ts";

/** The messages of the whole interface; `toast.add("good", say("…"))`. */
export const toast = new ToastQueue();
