Console.WriteLine("The function app.");

/// <summary>The function app.</summary>
public sealed partial class Program;
