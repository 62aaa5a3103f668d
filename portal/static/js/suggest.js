/* Suggestions under search boxes (ARIA 1.2 comboboxes): at most 1 KB without comments. The server
   makes the options, which are links; browsers keep them for a minute. portal.js loads this when
   somebody goes to a box. l: list, b: box, c: options, i: the marked one, t: timer, a: request. */
for (let l of document.querySelectorAll(".hints")) {
	let i, t, a, b = l.previousSibling, c = l.children;
	let at = n => {
		i = n;
		for (let o of c) o.ariaSelected = o == c[n];
		b.setAttribute("aria-activedescendant", c[n]?.id || "");
		c[n]?.scrollIntoView({block: "nearest"});
	};
	let put = s => {
		l.innerHTML = s;
		b.ariaExpanded = !!s;
		l.nextSibling.textContent = c[0]?.dataset.n;
		at(-1);
	};
	// Without an event it closes.
	let ask = e => {
		clearTimeout(t);
		a?.abort();
		if (!e || !b.value[1]) return put("");
		a = new AbortController();
		t = setTimeout(() => fetch(l.dataset.url + encodeURIComponent(b.value), a)
			.then(r => r.ok ? r.text() : "").then(put, () => 0), 200);
	};
	b.oninput = ask;
	b.onblur = () => ask();
	b.onkeydown = e => {
		let k = e.key, n = c.length + 1, d = {ArrowDown: 2, ArrowUp: n}[k];
		if (n < 2 || e.isComposing) return;
		if (d) at((i + d) % n - 1);
		else if (k == "Escape") ask();
		else if (k == "Enter" && c[i]) c[i].click();
		else return;
		return false;
	};
	// The box keeps the focus.
	l.onmousedown = () => false;
}
