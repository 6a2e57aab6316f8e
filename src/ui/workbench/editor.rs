//! The editor's bridge: CodeMirror lives in `assets/js/editor.js`, behind the few functions called here. Until it has
//! loaded, and where it cannot load, a textarea does the work.

use crate::player::{AtLine, Finding};
use js_sys::{Array, Function, Object, Promise, Reflect};
use leptos::prelude::window;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast as _, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::HtmlElement;

/// What the editor tells us.
pub struct Calls {
    pub change: Box<dyn FnMut(String)>,
    pub breakpoints: Box<dyn FnMut(Vec<u32>)>,
    pub run: Box<dyn FnMut()>,
}

/// A living editor. Dropping it does not remove it from the page; `destroy` does.
pub struct Editor {
    handle: JsValue,
    _change: Closure<dyn FnMut(String)>,
    _breakpoints: Closure<dyn FnMut(Array)>,
    _run: Closure<dyn FnMut()>,
}

impl Editor {
    /// Loads the editor and puts it into `parent`. None where it cannot be loaded: then the textarea stays.
    pub async fn load(parent: &HtmlElement, label: &str, calls: Calls) -> Option<Editor> {
        // `boot-*.js` began to fetch it while the wasm was still on its way.
        let promise: Promise = Reflect::get(&window(), &"ringsideEditor".into()).ok()?.dyn_into().ok()?;
        let module = JsFuture::from(promise).await.ok()?;
        let create: Function = Reflect::get(&module, &"create".into()).ok()?.dyn_into().ok()?;
        let Calls { change, mut breakpoints, run } = calls;
        let change = Closure::new(change);
        let breakpoints = Closure::<dyn FnMut(Array)>::new(move |lines: Array| {
            breakpoints(lines.iter().filter_map(|n| n.as_f64()).map(|n| n as u32).collect());
        });
        let run = Closure::new(run);
        let functions = object(&[
            ("change", change.as_ref().clone()),
            ("breakpoints", breakpoints.as_ref().clone()),
            ("run", run.as_ref().clone()),
        ]);
        let handle = create.call3(&JsValue::NULL, parent, &label.into(), &functions).ok()?;
        Some(Editor { handle, _change: change, _breakpoints: breakpoints, _run: run })
    }

    fn call(&self, name: &str, args: &[JsValue]) {
        let function = Reflect::get(&self.handle, &name.into()).ok().and_then(|f| f.dyn_into::<Function>().ok());
        if let Some(function) = function {
            // The functions clamp what they are given; one that throws all the same must not take the page down.
            let _ = function.apply(&self.handle, &args.iter().collect::<Array>());
        }
    }

    /// Shows another file's text with its breakpoints.
    pub fn open(&self, name: &str, text: &str, breakpoints: impl IntoIterator<Item = u32>) {
        self.call("open", &[name.into(), text.into(), numbers(breakpoints).into()]);
    }

    /// Whether the text shown can be changed.
    pub fn read_only(&self, on: bool) {
        self.call("readOnly", &[on.into()]);
    }

    /// Other breakpoints for the text shown.
    pub fn breakpoints(&self, breakpoints: impl IntoIterator<Item = u32>) {
        self.call("breakpoints", &[numbers(breakpoints).into()]);
    }

    /// Where each process is.
    pub fn lines(&self, lines: &[AtLine]) {
        let list: Array = lines
            .iter()
            .map(|l| object(&[("line", l.line.into()), ("colour", l.hue.into()), ("name", l.name.as_str().into())]))
            .collect();
        self.call("lines", &[list.into()]);
    }

    pub fn findings(&self, findings: &[Finding]) {
        let list: Array = findings
            .iter()
            .map(|f| {
                object(&[
                    ("line", f.line.into()),
                    ("from", f.from.into()),
                    ("to", f.to.into()),
                    ("severity", if f.error { "error" } else { "warning" }.into()),
                    ("message", f.message.as_str().into()),
                ])
            })
            .collect();
        self.call("diagnostics", &[list.into()]);
    }

    /// Scrolls a line into sight if it is out of it.
    pub fn reveal(&self, line: u32) {
        self.call("reveal", &[line.into()]);
    }

    /// Puts the cursor on a line.
    pub fn go(&self, line: u32) {
        self.call("go", &[line.into()]);
    }
}

fn numbers(list: impl IntoIterator<Item = u32>) -> Array {
    list.into_iter().map(JsValue::from).collect()
}

fn object(fields: &[(&str, JsValue)]) -> JsValue {
    let object = Object::new();
    for (name, value) in fields {
        // A plain object takes any field.
        let _ = Reflect::set(&object, &(*name).into(), value);
    }
    object.into()
}
