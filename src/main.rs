fn main() {
    let start = trongklum::gui::Start {
        file: std::env::args().nth(1).map(Into::into),
        settings: trongklum::store::SettingsFile::standard(),
        ..Default::default()
    };
    if let Err(e) = trongklum::gui::run(start) {
        eprintln!("{e:?}");
    }
}
