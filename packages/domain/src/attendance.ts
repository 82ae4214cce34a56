export const attendanceModes = ["inPerson", "remote", "absent"] as const;
export type AttendanceMode = (typeof attendanceModes)[number];

/** In what quality somebody attends; only the first two act for a seat. */
export const attendanceCapacities = ["principal", "alternate", "delegate", "guest", "recordKeeper"] as const;
export type AttendanceCapacity = (typeof attendanceCapacities)[number];
