// Stands in for the browser's permissions in pages that run without an extension: never given, and refused when asked for.
export const mayNotify = async () => false;
export const askToNotify = async () => false;
export const askForHosts = async () => false;
export const watchPermissions = () => () => undefined;
