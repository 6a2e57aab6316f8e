//! The timeline under a stage: drag it to go anywhere, click a mark to go where somebody else could have run.

use super::run::Run;
use super::svg::Drawing;
use crate::figure::node::Node;
use crate::player::Command;
use leptos::html::Div;
use leptos::prelude::*;
use leptos::svg::{G, Svg};
use web_sys::PointerEvent;

#[component]
pub fn Strip(run: Run) -> impl IntoView {
    let place = NodeRef::<Div>::new();
    let svg = NodeRef::<Svg>::new();
    let lanes = NodeRef::<G>::new();
    let frame = run.frame;
    let dragging = RwSignal::new(false);
    let drawing = StoredValue::new_local(Drawing::default());
    Effect::new(move || {
        let (Some(svg), Some(lanes)) = (svg.get(), lanes.get()) else { return };
        frame.with(|f| {
            let _ = svg.set_attribute("viewBox", &format!("0 0 {} {}", f.strip.width, f.strip.height));
            let nodes: Vec<&Node> = f.strip.nodes.iter().collect();
            drawing.update_value(|d| d.show(&lanes, &nodes));
            if let (Some(place), Some((top, bottom))) = (place.get(), f.strip.moved) {
                let unit = svg.get_bounding_client_rect().width() / f.strip.width.max(1.0);
                let (top, bottom) = ((top * unit) as i32, (bottom * unit) as i32);
                if top < place.scroll_top() || bottom > place.scroll_top() + place.client_height() {
                    place.set_scroll_top((bottom - place.client_height()).max(0));
                }
            }
        });
    });
    let go = move |event: &PointerEvent| {
        let Some(svg) = svg.get_untracked() else { return };
        let area = svg.get_bounding_client_rect();
        let share = (f64::from(event.client_x()) - area.left()) / area.width().max(1.0);
        let (at, known) = frame.with_untracked(|f| (f.strip.step_at(share * f.strip.width) as usize, f.known));
        run.act(Command::SeekPosition(at.min(known)));
    };
    view! {
        <div
            class="strip"
            node_ref=place
            role="slider"
            tabindex="0"
            aria-label="Time"
            aria-valuemin="0"
            aria-valuemax=move || frame.with(|f| f.len.to_string())
            aria-valuenow=move || frame.with(|f| f.step.to_string())
            aria-valuetext=move || frame.with(|f| format!("step {} of {}", f.step, f.len))
            on:pointerdown=move |event| {
                dragging.set(true);
                if let Some(place) = place.get_untracked() {
                    let _ = place.set_pointer_capture(event.pointer_id());
                }
                go(&event);
            }
            on:pointermove=move |event| {
                if dragging.get_untracked() {
                    go(&event);
                }
            }
            on:pointerup=move |_| dragging.set(false)
            on:pointercancel=move |_| dragging.set(false)
            on:keydown=move |event| {
                let command = match event.key().as_str() {
                    "ArrowLeft" | "ArrowDown" => Command::Back,
                    "ArrowRight" | "ArrowUp" => Command::Step,
                    _ => return,
                };
                event.prevent_default();
                event.stop_propagation();
                run.act(command);
            }
        >
            <svg class="timeline" node_ref=svg aria-hidden="true">
                <g node_ref=lanes></g>
            </svg>
        </div>
    }
}
