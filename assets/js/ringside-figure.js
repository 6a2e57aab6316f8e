// <ringside-figure src="https://host/ringside/embed/#..." step="12" theme="dark" title="A pipe fills"></ringside-figure>
// A thin wrapper round an iframe: it keeps the frame as high as the figure and passes messages on as DOM events
// (ringside-ready, ringside-step, ringside-need-next, ringside-need-prev, ringside-score). The figure runs in the frame;
// nothing of it runs in the host's page. Commands: next(), prev(), play(), pause(), reset(), and the step attribute.
class RingsideFigure extends HTMLElement {
  static observedAttributes = ["src", "step", "theme"];
  #frame = document.createElement("iframe");
  #hear = (event) => {
    const data = event.data;
    if (event.source !== this.#frame.contentWindow || !data || data.ringside !== 1) return;
    if (data.type === "height" && data.height > 0 && data.height < 10000) this.#frame.style.height = `${Math.ceil(data.height)}px`;
    if (data.type === "ready" && this.hasAttribute("step")) this.#send("step", { step: Number(this.getAttribute("step")) || 0 });
    this.dispatchEvent(new CustomEvent(`ringside-${data.type}`, { detail: data, bubbles: true }));
  };

  connectedCallback() {
    if (!this.#frame.isConnected) {
      this.#frame.title = this.getAttribute("title") ?? "Ringside figure";
      this.#frame.style.cssText = "border:0;width:100%;height:620px;display:block";
      this.#frame.loading = "lazy";
      this.attributeChangedCallback("src");
      this.append(this.#frame);
    }
    addEventListener("message", this.#hear);
  }

  disconnectedCallback() {
    removeEventListener("message", this.#hear);
  }

  attributeChangedCallback(name) {
    if (name === "step") this.#send("step", { step: Number(this.getAttribute("step")) || 0 });
    else if (name === "theme") this.#send("theme", { theme: this.getAttribute("theme") });
    else if (this.hasAttribute("src")) {
      const url = new URL(this.getAttribute("src"), document.baseURI);
      if (this.hasAttribute("theme")) url.searchParams.set("theme", this.getAttribute("theme"));
      if (/^https?:$/.test(url.protocol)) this.#frame.src = url.href;
    }
  }

  #send(type, more) {
    this.#frame.contentWindow?.postMessage({ ringside: 1, type, ...more }, "*");
  }

  next() { this.#send("next"); }
  prev() { this.#send("prev"); }
  play() { this.#send("play"); }
  pause() { this.#send("pause"); }
  reset() { this.#send("reset"); }
}
customElements.define("ringside-figure", RingsideFigure);
