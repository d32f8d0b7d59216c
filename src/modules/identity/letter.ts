// What is written to people by mail.

interface Written {
  readonly subject: string;
  readonly text: string;
}

export function invitationLetter(link: string): Written {
  return {
    subject: 'Le invitaron a Vigía',
    text: [
      'Le invitaron a Vigía, la plataforma de información de seguridad ciudadana.',
      '',
      'Cree su cuenta con este enlace, que sirve una vez y por tres días:',
      link,
      '',
      'Si no esperaba esta invitación, no haga nada: sin el enlace no se crea ninguna cuenta.',
      '',
    ].join('\n'),
  };
}

export function resetLetter(link: string): Written {
  return {
    subject: 'Una contraseña nueva para Vigía',
    text: [
      'Alguien pidió cambiar la contraseña de su cuenta de Vigía.',
      '',
      'Si fue usted, elija otra con este enlace, que sirve una vez y por una hora:',
      link,
      '',
      'Al cambiarla se cierran todas sus sesiones y se retiran sus claves para programas: habrá que hacerlas otra vez.',
      '',
      'Si no fue usted, no haga nada: su contraseña sigue siendo la misma.',
      '',
    ].join('\n'),
  };
}
