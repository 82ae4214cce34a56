export const signIn = {
  "signIn.title": "Entrar al espacio de trabajo",
  "signIn.lead": "Minutas, formatos y propuestas que las tres partes escriben juntas.",
  "signIn.email": "Correo",
  "signIn.email.help": "El mismo en que recibió su invitación.",
  "signIn.send": "Enviar enlace",
  "signIn.or": "o",
  "signIn.passkey": "Entrar con una llave de acceso",
  "signIn.passkey.help": "Si ya agregó una en «Mi cuenta».",
  "signIn.sent.title": "Revise su correo",
  "signIn.sent.text":
    "Si {email} tiene una cuenta, en un momento llegará un enlace para entrar. Sirve una sola vez y vence pronto.",
  "signIn.sent.next":
    "¿No llega? Revise la carpeta de correo no deseado o pida otro enlace. Si nunca ha entrado, pida una invitación a quien ocupa el asiento de su parte.",
  "signIn.sent.again": "Usar otro correo",
  "signIn.linkFailed.title": "Ese enlace ya no sirve",
  "signIn.linkFailed.text": "Cada enlace sirve una sola vez y vence pronto. Pida otro aquí.",
  "signIn.portal": "Sólo quiero leer lo publicado",
} as const;
