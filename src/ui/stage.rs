//! The stage: draws the moment, and moves what moves from the moment before.
//!
//! Rules: signals hold only the step; one animation-frame loop, alive only while something moves, asks the motion (a
//! pure function of two scenes and a time) where everything is and writes `style.transform`. At its end the drawing is
//! exactly that of the moment; with reduced motion there is nothing but the end.

use super::run::{Run, now};
use super::svg::Drawing;
use crate::figure::model::Width;
use crate::figure::motion::{Motion, motion};
use crate::figure::node::Node;
use crate::player::{Frame, Room};
use leptos::html::Div;
use leptos::prelude::*;
use leptos::svg::{G, Svg};
use std::rc::Rc;
use wasm_bindgen::JsCast as _;
use wasm_bindgen::closure::Closure;

/// What moves on a stage now.
#[derive(Default)]
struct Moving {
    drawing: Drawing,
    extras: Drawing,
    motion: Motion,
    /// When it began, in the page's milliseconds.
    since: f64,
    /// How much faster than natural.
    speed: f64,
    running: bool,
    before: Option<Rc<Frame>>,
    /// The width it is laid out for, and the largest height so far: a stage may grow, but it never jumps back and forth.
    size: (f64, f64),
}

/// `floor`: the least heights of the stage, wide and narrow, in its own units.
#[component]
pub fn Stage(run: Run, floor: [f64; 2], #[prop(optional)] stale: Option<RwSignal<bool>>) -> impl IntoView {
    let place = NodeRef::<Div>::new();
    let svg = NodeRef::<Svg>::new();
    let ground = NodeRef::<G>::new();
    let above = NodeRef::<G>::new();
    let moving = StoredValue::new_local(Moving { speed: 1.0, ..Moving::default() });

    watch_width(run, place);
    Effect::new(move || {
        let frame = run.frame.get();
        let (Some(svg), Some(ground)) = (svg.get(), ground.get()) else { return };
        moving.update_value(|m| {
            let scene = &frame.scene;
            // Another run needs its own room, not that of the one before.
            if frame.len == 0 || m.size.0 != scene.width {
                let narrow = scene.width <= Width::Narrow.units();
                m.size = (scene.width, floor[usize::from(narrow)]);
            }
            m.size.1 = m.size.1.max(scene.height);
            let _ = svg.set_attribute("viewBox", &format!("0 0 {} {}", m.size.0, m.size.1));
            // Where there is more room than it needs, the room is below: the kernel's ground goes on there.
            let _ = svg.set_attribute("preserveAspectRatio", "xMidYMin");
            let _ = svg.set_attribute("aria-label", &scene.description);
            settle(m);
            let nodes = scene.nodes();
            m.drawing.show(&ground, &nodes.iter().collect::<Vec<&Node>>());
            let before = m.before.replace(frame.clone());
            m.motion = before.filter(|b| moves(b, &frame)).map(|b| between(&b, &frame)).unwrap_or_default();
            m.since = now();
            m.speed = pace(run);
        });
        if moving.with_value(|m| !m.motion.is_still()) {
            begin(moving, svg.into(), above);
        }
    });

    let remark = Memo::new(move |_| run.frame.with(|f| f.remark.clone()));
    view! {
        <div class="stage-box" node_ref=place>
            <svg class="stage" node_ref=svg role="img">
                <g node_ref=ground></g>
                <g node_ref=above></g>
            </svg>
            {move || {
                let stale = stale.is_some_and(|s| s.get());
                let (text, bad) = if stale {
                    ("The program does not compile: this is the last one that did.".to_string(), true)
                } else {
                    match run.trouble.get() {
                        Some(trouble) => (trouble, true),
                        None => remark.get().map(|r| (r.text, r.bad))?,
                    }
                };
                Some(view! { <p class="flag" class:bad=bad role="status">{text}</p> })
            }}
        </div>
    }
}

/// Only neighbouring steps of one run at one width are joined by motion; jumps show the goal at once.
fn moves(before: &Frame, after: &Frame) -> bool {
    before.step.abs_diff(after.step) == 1
        && (before.scene.width - after.scene.width).abs() < 1.0
        && !super::dom::prefers_stillness()
}

fn between(before: &Frame, after: &Frame) -> Motion {
    motion(&before.scene, &after.scene, after.step < before.step)
}

/// When playing fast, motion keeps up.
fn pace(run: Run) -> f64 {
    if run.playing.get_untracked() {
        match run.speed.get_untracked() {
            0 => 0.8,
            1 => 1.2,
            2 => 3.0,
            _ => 12.0,
        }
    } else {
        1.0
    }
}

/// Puts everything where it belongs: the end of a motion, also when it is cut short.
fn settle(m: &mut Moving) {
    for pose in m.motion.pose(1.0) {
        if let Some(element) = m.drawing.element(&pose.key) {
            let _ = element.style().remove_property("transform");
            let _ = element.style().remove_property("opacity");
        }
    }
    m.motion = Motion::default();
}

fn begin(moving: StoredValue<Moving, LocalStorage>, svg: web_sys::Element, above: NodeRef<G>) {
    let Some(above) = above.get_untracked() else { return };
    moving.update_value(|m| {
        let extras: Vec<&Node> = m.motion.extras.iter().collect();
        m.extras.show(&above, &extras);
        pose(m, 0.0);
    });
    let _ = svg.class_list().add_1("moving");
    if moving.with_value(|m| m.running) {
        return;
    }
    moving.update_value(|m| m.running = true);
    request_animation_frame(move || tick(moving, svg, above.into()));
}

fn tick(moving: StoredValue<Moving, LocalStorage>, svg: web_sys::Element, above: web_sys::Element) {
    let more = moving.try_update_value(|m| {
        let share = if m.motion.duration > 0.0 { (now() - m.since) * m.speed / m.motion.duration } else { 1.0 };
        if share < 1.0 {
            pose(m, share);
            return true;
        }
        settle(m);
        m.extras.show(&above, &[]);
        m.running = false;
        false
    });
    match more {
        Some(true) => request_animation_frame(move || tick(moving, svg, above)),
        Some(false) => {
            let _ = svg.class_list().remove_1("moving");
        }
        // The figure has gone.
        None => {}
    }
}

fn pose(m: &Moving, share: f64) {
    for pose in m.motion.pose(share) {
        let Some(element) = m.drawing.element(&pose.key).or_else(|| m.extras.element(&pose.key)) else { continue };
        let style = element.style();
        let _ = style.set_property("transform", &css_transform(pose.x, pose.y, pose.turn));
        let _ = style.set_property("opacity", &format!("{:.3}", pose.opacity));
    }
}

/// A group's place in CSS, which wants units where the attribute has none.
fn css_transform(x: f64, y: f64, turn: f64) -> String {
    format!("translate({x:.2}px,{y:.2}px) rotate({turn:.2}deg)")
}

/// Lays the stage out for the room it has, now and whenever that changes.
fn watch_width(run: Run, place: NodeRef<Div>) {
    Effect::new(move || {
        let Some(place) = place.get() else { return };
        let measured = place.clone();
        let fit = move || {
            let place = measured.get_bounding_client_rect();
            if place.width() > 0.0 {
                // In the workbench it has a pane of its own; in a text it is as high as it likes.
                let height = measured.closest(".view").is_ok_and(|pane| pane.is_some()).then(|| place.height());
                run.give_room(Room { width: place.width(), height });
            }
        };
        fit();
        let observer = Closure::<dyn FnMut()>::new(fit);
        if let Ok(resize) = web_sys::ResizeObserver::new(observer.as_ref().unchecked_ref()) {
            resize.observe(&place);
            // Both live as long as the component.
            let kept = StoredValue::new_local((resize, observer));
            on_cleanup(move || kept.update_value(|(resize, _)| resize.disconnect()));
        }
    });
}

/// The last step in words: what a screen reader speaks.
#[component]
pub fn Say(run: Run) -> impl IntoView {
    let sentence = Memo::new(move |_| run.frame.with(|f| f.scene.narration.clone()));
    // While playing it would talk without end.
    let live = move || if run.playing.get() { "off" } else { "polite" };
    view! {
        <p class="say" aria-live=live>
            {move || {
                sentence
                    .get()
                    .spans
                    .into_iter()
                    .map(|span| {
                        let class = span.kind.class();
                        if class == "code" {
                            view! { <code>{span.text}</code> }.into_any()
                        } else if class.is_empty() {
                            span.text.into_any()
                        } else {
                            view! { <span class=class>{span.text}</span> }.into_any()
                        }
                    })
                    .collect_view()
            }}
        </p>
    }
}
