//! Pictures of groups: where they are shown, and what the window does if they change or are no
//! pictures.

use super::*;

/// Writes the built-in registry, with a picture for every group, to a folder of its own.
fn with_pictures(name: &str) -> PathBuf {
    let mut text = trongklum::registry::SAKON_NAKHON.replacen("version: 1,", "version: 2,", 1);
    let registry = trongklum::registry::read(&text).registry;
    let registry = registry.expect("the built-in registry");
    let folder = folder(name);
    std::fs::create_dir_all(folder.join("pictures")).expect("a folder");
    for (index, (_, group)) in registry.groups().enumerate() {
        let field = format!("name: \"{}\",", group.name);
        let picture = format!("pictures/{}.png", group.id);
        text = text.replacen(
            &field,
            &format!("{field}\n            picture: \"{picture}\","),
            1,
        );
        draw(&folder.join(picture), index);
    }
    let file = folder.join("ทะเบียน.ron");
    std::fs::write(&file, text).expect("a registry");
    file
}

/// Writes a picture: a disc, whose colour depends on `index`, on a lighter ground.
fn draw(file: &std::path::Path, index: usize) {
    let turn = |part: usize| u8::try_from((index * 83 + part * 71) % 156).expect("a byte");
    let ink = [turn(0), turn(1), turn(2)];
    let picture = image::RgbImage::from_fn(400, 300, |x, y| {
        let (x, y) = (i64::from(x) - 200, i64::from(y) - 150);
        let inside = x * x + y * y < 100 * 100;
        image::Rgb(if inside {
            ink
        } else {
            ink.map(|part| part + 90)
        })
    });
    picture.save(file).expect("a picture");
}

fn open(name: &str, lang: Lang, screen: &str, size: [f32; 2]) -> (PathBuf, Window) {
    let file = with_pictures(name);
    let start = Start {
        file: Some(file.clone()),
        settings: Some(settings(name, Some("district-chief"))),
        ..Start::default()
    };
    (file, window(lang, screen, size, start))
}

/// Returns how many pictures are shown.
fn count(window: &Window) -> usize {
    let images = window.query_all_by_role(Role::Image);
    let labels = images.filter_map(|node| node.accesskit_node().label());
    labels
        .filter(|label| label.starts_with("Picture of ") || label.starts_with("รูปของกลุ่ม "))
        .count()
}

#[test]
fn a_group_is_shown_with_its_picture() {
    let size = [1180.0, 1000.0];
    let (_, mut window) = open("shown", Lang::English, "Groups and roles", size);
    wait_for(&mut window, "Picture of นักปกครองสกลนคร");
    assert_eq!(count(&window), 1);
    press(&mut window, "New to the role");
    wait_for(&mut window, "Picture of ศอ.จอส.จว.สน.");
    wait_for(&mut window, "Picture of หน.ส่วนราชการ-นอภ.สน.");
    assert_eq!(count(&window), 6);
    press(&mut window, "Find a group");
    assert_eq!(count(&window), 0);
    let field = window.get_by_role(Role::TextInput);
    field.focus();
    field.type_text("เหตุด่วน น้ำท่วม ถนนขาด");
    window.run();
    wait_for(&mut window, "Picture of ผู้บริหารจังหวัด และนายอำเภอ");
    assert_eq!(count(&window), 1);
}

#[test]
fn a_narrow_window_shows_pictures_in_thai() {
    let (_, mut window) = open("narrow-pictures", Lang::Thai, "รับตำแหน่งใหม่", [360.0, 640.0]);
    wait_for(&mut window, "รูปของกลุ่ม หน.ส่วนราชการ-นอภ.สน.");
    assert_eq!(count(&window), 6);
}

#[test]
fn a_picture_that_changes_is_read_again() {
    let size = [1180.0, 760.0];
    let (file, mut window) = open("changed", Lang::English, "Groups and roles", size);
    wait_for(&mut window, "Picture of นักปกครองสกลนคร");
    // The file is watched on a thread of its own, which takes a moment to learn of pictures.
    std::thread::sleep(Duration::from_secs(3));
    let picture = file.with_file_name("pictures").join("administrators.png");
    std::fs::write(&picture, "no picture").expect("a file");
    let patience = Instant::now() + Duration::from_secs(30);
    while count(&window) > 0 {
        assert!(Instant::now() < patience, "the picture stays");
        std::thread::sleep(Duration::from_millis(10));
        window.step();
    }
    // The group is shown as without a picture, and the check says why.
    assert!(heard(&window, "นักปกครองสกลนคร"));
    press(&mut window, "Check the group registry");
    wait_for(
        &mut window,
        "The picture \"pictures/administrators.png\" cannot be shown",
    );
    draw(&picture, 1);
    press(&mut window, "Groups and roles");
    wait_for(&mut window, "Picture of นักปกครองสกลนคร");
}

/// Draws the screens with pictures into the folder `SHEETS`, for people to look at.
#[test]
#[ignore = "needs a software renderer; tests/run runs it"]
fn sheets_of_groups_with_pictures() {
    let to = std::env::var_os("SHEETS").map_or_else(|| folder("picture-sheets"), PathBuf::from);
    std::fs::create_dir_all(&to).expect("a folder");
    for (size, name) in [([1180.0, 760.0], "wide"), ([400.0, 700.0], "narrow")] {
        for screen in ["หากลุ่ม", "กลุ่มและตำแหน่ง", "รับตำแหน่งใหม่"]
        {
            let (_, mut window) = open("sheets-pictures", Lang::Thai, screen, size);
            if screen == "หากลุ่ม" {
                let field = window.get_by_role(Role::TextInput);
                field.focus();
                field.type_text("เหตุด่วน น้ำท่วม ถนนขาด");
                window.run();
            }
            wait_for(&mut window, "รูปของกลุ่ม");
            for _ in 0..8 {
                window.run_steps(2);
                std::thread::sleep(Duration::from_millis(60));
            }
            let picture = window.render().expect("a picture");
            picture
                .save(to.join(format!("{name}-{screen}.png")))
                .expect("a file");
        }
    }
}
