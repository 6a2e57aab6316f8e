//! The timeline under a stage: drag it to go anywhere, click a mark to go where somebody else could have run.

use super::run::Run;
use crate::player::Command;
use leptos::html::Div;
use leptos::prelude::*;
use web_sys::PointerEvent;

#[component]
pub fn Strip(run: Run) -> impl IntoView {
    let place = NodeRef::<Div>::new();
    let frame = run.frame;
    let dragging = RwSignal::new(false);
    let go = move |event: &PointerEvent| {
        let Some(place) = place.get_untracked() else { return };
        let area = place.get_bounding_client_rect();
        let share = (f64::from(event.client_x()) - area.left()) / area.width().max(1.0);
        let known = frame.with_untracked(|f| f.known);
        run.act(Command::SeekPosition((share.clamp(0.0, 1.0) * known as f64).round() as usize));
    };
    let share = move || frame.with(|f| if f.known == 0 { 0.0 } else { f.position as f64 / f.known as f64 * 100.0 });
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
            <div class="gone" style:width=move || format!("{:.2}%", share())></div>
        </div>
    }
}
