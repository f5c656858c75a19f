namespace Pipeline.Functions.Local.App;

/// <summary>How the app greets.</summary>
/// <param name="Text">The words.</param>
public sealed record Greeting(string Text);
