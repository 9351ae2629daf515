// The lines of source that tracebacks show: of files, read when they are first shown, and of text that is in no file.
namespace Stackless.Runtime;

sealed class SourceLines
{
    /// <summary>So many texts that are in no file are remembered, the latest.</summary>
    const int MaxTexts = 1000;

    readonly Dictionary<string, string[]> files = [];
    readonly Dictionary<string, string> texts = [];
    readonly Queue<string> textNames = new();

    /// <summary>The lines of a file, or of the text that goes by its name; empty if there is neither.</summary>
    public string[] Of(string fileName)
    {
        lock (files)
        {
            if (texts.TryGetValue(fileName, out var text))
            {
                return text.Split('\n');
            }
            if (!files.TryGetValue(fileName, out var lines))
            {
                try
                {
                    lines = File.Exists(fileName) ? File.ReadAllText(fileName).Split('\n') : [];
                }
                catch (IOException)
                {
                    lines = [];
                }
                files.Add(fileName, lines);
            }
            return lines;
        }
    }

    string? program;

    /// <summary>The program's own text: what it executes later under the same name does not take its place.</summary>
    public void RememberProgram(string fileName, string text)
    {
        program = null;
        Remember(fileName, text);
        program = fileName;
    }

    /// <summary>Makes the lines of text that is in no file known (<c>-c</c>, the prompt, exec).</summary>
    public void Remember(string fileName, string text)
    {
        lock (files)
        {
            if (fileName == program)
            {
                return;
            }
            if (!texts.ContainsKey(fileName))
            {
                textNames.Enqueue(fileName);
                if (textNames.Count > MaxTexts)
                {
                    texts.Remove(textNames.Dequeue());
                }
            }
            texts[fileName] = text;
        }
    }
}
