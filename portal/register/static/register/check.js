/* Hashes the chosen file in the browser, so that it stays on the device. Without this the form
   sends it. */
(function (d) {
  var form = d.querySelector("[data-check]"),
    most = 200 * 1024 * 1024,
    failed = false;
  if (!form || !window.crypto || !crypto.subtle || !window.File || !File.prototype.arrayBuffer)
    return;
  form.querySelector("[data-stays]").hidden = false;
  form.querySelector("[data-sent]").hidden = true;
  form.addEventListener("submit", function (e) {
    var file = form.elements.tep.files[0];
    // An empty choice is told by the server, what the device couldn't read is sent to it.
    if (failed || !file || !file.size || file.size > most) return;
    e.preventDefault();
    file
      .arrayBuffer()
      .then(function (bytes) {
        return crypto.subtle.digest("SHA-256", bytes);
      })
      .then(function (hash) {
        var hex = Array.from(new Uint8Array(hash), function (byte) {
          return byte.toString(16).padStart(2, "0");
        });
        location.href = form.dataset.check + "?ma=" + hex.join("");
      })
      .catch(function () {
        failed = true;
        form.querySelector("[data-stays]").hidden = true;
        form.querySelector("[data-sent]").hidden = false;
      });
  });
})(document);
