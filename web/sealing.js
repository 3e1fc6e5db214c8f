// What Python has sealed by: AES-256-GCM and RSA-OAEP of WebCrypto, and scrypt of hash-wasm.

import './vendor/hash-wasm/scrypt.umd.min.js';

export { open, seal } from './aes.js';

const MAILBOX = { name: 'RSA-OAEP', hash: 'SHA-256' };

/** 32 bytes of scrypt (RFC 7914). It takes 128 * n * r bytes of memory and holds this thread up meanwhile. */
export const stretch = (secret, salt, n, r, p) => globalThis.hashwasm.scrypt({
  password: secret, salt, costFactor: n, blockSize: r, parallelism: p, hashLength: 32, outputType: 'binary',
});

/** A new key pair: [public SPKI, private PKCS8]. What is sealed to the public key, only the private one opens. */
export const newPair = async () => {
  const kind = { ...MAILBOX, modulusLength: 3072, publicExponent: new Uint8Array([1, 0, 1]) };
  const pair = await crypto.subtle.generateKey(kind, true, ['encrypt', 'decrypt']);
  const [open, hidden] = await Promise.all([
    crypto.subtle.exportKey('spki', pair.publicKey),
    crypto.subtle.exportKey('pkcs8', pair.privateKey),
  ]);
  return [new Uint8Array(open), new Uint8Array(hidden)];
};

/** What was sealed to the public key of `pkcs8`. Rejects when it was not. */
export const openWith = async (pkcs8, sealed) => {
  const key = await crypto.subtle.importKey('pkcs8', pkcs8, MAILBOX, false, ['decrypt']);
  return new Uint8Array(await crypto.subtle.decrypt(MAILBOX, key, sealed));
};
