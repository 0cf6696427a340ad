// Exchanges the one-time code, which stands behind the # and so is sent to nobody, for a cookie.
const code = location.hash.slice(1);
history.replaceState(null, "", "/enter");
const answer = await fetch("/enter", { method: "POST", body: JSON.stringify({ code }) });
if (answer.ok) {
  location.replace("/");
} else {
  document.getElementById("entering").hidden = true;
  document.getElementById("refused").hidden = false;
}
