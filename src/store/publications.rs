//! Publications of registries on folders and servers: writing one, and following a place.
//!
//! What was taken is kept in the program's own folder: one folder for each place, and in it one for each
//! publication. A publication is fetched completely and verified before anything
//! refers to it; the last good one stays in use whatever happens.

mod followed;
mod https;
mod look;
mod place;
mod write;

pub use followed::{Followed, FollowedFolder, Waiting};
pub use look::{Found, Looked, Patience, find};
pub use place::Place;
pub use write::{NewPublication, NotPublished, Published, change_key, publish};
