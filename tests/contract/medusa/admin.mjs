// SPDX-License-Identifier: Apache-2.0
// Medusa's Admin API, as a person in the shop's office uses it.

/// Signs in and returns request(method, path, body) under /admin.
export async function signIn(base, email, password) {
  const { token } = await request(base, "POST", "/auth/user/emailpass", { email, password });
  const headers = { authorization: `Bearer ${token}` };
  return {
    call: (method, path, body) => request(base, method, "/admin" + path, body, headers),
    upload: (files) => upload(base, files, headers),
  };
}

async function request(base, method, path, body, headers = {}) {
  const response = await fetch(base + path, {
    method,
    headers: { "content-type": "application/json", ...headers },
    body: body === undefined ? undefined : JSON.stringify(body),
  });
  const text = await response.text();
  if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text.slice(0, 600)}`);
  return JSON.parse(text);
}

/// Uploads [{name, bytes, type}] in one request; the addresses come back in the same order.
async function upload(base, files, headers) {
  const form = new FormData();
  for (const { name, bytes, type } of files) form.append("files", new Blob([bytes], { type }), name);
  const response = await fetch(base + "/admin/uploads", { method: "POST", headers, body: form });
  if (!response.ok) throw new Error(`uploads: ${response.status} ${(await response.text()).slice(0, 600)}`);
  return (await response.json()).files.map((file) => file.url);
}

/// Runs work(part) over parts of `size`, `lanes` at once; results in the order of the parts.
export async function inParts(rows, size, lanes, work) {
  const parts = [];
  for (let at = 0; at < rows.length; at += size) parts.push(rows.slice(at, at + size));
  const results = new Array(parts.length);
  let next = 0;
  const lane = async () => {
    while (next < parts.length) {
      const mine = next++;
      results[mine] = await work(parts[mine]);
    }
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  return results.flat();
}
