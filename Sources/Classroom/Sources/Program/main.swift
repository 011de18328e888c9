import Classroom

// Talks with `gradus present --web` on its standard streams until that one ends.
try await Program.run()
