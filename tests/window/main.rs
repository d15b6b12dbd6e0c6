//! Tests the window as a user operates it: by what is on screen and what a screen reader hears, and
//! the real program on a virtual display.

#![cfg(feature = "gui")]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "helpers of tests fail as tests do"
)]

mod desk;
mod display;
mod labels;
mod quick;
mod real;
mod wayland;
