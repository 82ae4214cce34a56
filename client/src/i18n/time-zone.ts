/** The secretariat's clock. A session at 9:30 is at 9:30 for whoever reads about it, wherever they are. */
export const timeZone = "America/Mexico_City";
