// Seals and opens with AES-256-GCM of WebCrypto.

const NONCE = 12;

const aesKey = (key, use) => crypto.subtle.importKey('raw', key, 'AES-GCM', false, [use]);

/** A fresh nonce, the ciphertext and its tag; `header` is authenticated with them. */
export const seal = async (key, plain, header) => {
  const iv = crypto.getRandomValues(new Uint8Array(NONCE));
  const algorithm = { name: 'AES-GCM', iv, additionalData: header };
  const body = await crypto.subtle.encrypt(algorithm, await aesKey(key, 'encrypt'), plain);
  const sealed = new Uint8Array(NONCE + body.byteLength);
  sealed.set(iv);
  sealed.set(new Uint8Array(body), NONCE);
  return sealed;
};

/** The plain bytes. Rejects when key, bytes and header do not belong together. */
export const open = async (key, sealed, header) => {
  const algorithm = { name: 'AES-GCM', iv: sealed.subarray(0, NONCE), additionalData: header };
  return new Uint8Array(await crypto.subtle.decrypt(algorithm, await aesKey(key, 'decrypt'), sealed.subarray(NONCE)));
};
