//! The engine in the browser: compiler, kernel and machine, for the workbench and for figures that leave their
//! recordings.

use wasm_bindgen::prelude::wasm_bindgen;

fn main() {
    ringside::ui::start_engine();
}

/// Called by the page's boot script with a figure and where its recording was left.
#[wasm_bindgen]
pub fn adopt(figure: web_sys::HtmlElement, handover: &str) {
    ringside::ui::adopt(figure, handover);
}
