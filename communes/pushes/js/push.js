// News that come while no page is open (communes/pushes): told at once; a later one about the same
// notice takes the place of the first.
addEventListener("push", (event) => {
  const { title, body, url, tag, lang } = event.data.json();
  const data = { url };
  event.waitUntil(registration.showNotification(title, { body, tag, lang, data, renotify: true }));
});

addEventListener("notificationclick", (event) => {
  event.notification.close();
  event.waitUntil(clients.openWindow(event.notification.data.url));
});
