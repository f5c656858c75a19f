using System.CommandLine;
using Pipeline.Cli.Commands;

// Articles are UTF-8 wherever they go, whatever the terminal's code page.
Console.OutputEncoding = new System.Text.UTF8Encoding(encoderShouldEmitUTF8Identifier: false);

var root = new RootCommand("Pipeline: drop news articles into a container, ask who said what, when, where, and which outlet reported it.")
{
    ExtractCommand.Create(),
};
return await root.Parse(args).InvokeAsync();
