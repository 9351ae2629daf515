// Reads a golden's expectation: the text after every `# expect:` in the file, one line each, in order.
namespace Stackless.Golden.Tests;

static class ExpectedOutput
{
    const string Mark = "# expect:";

    public static string Of(string[] lines)
    {
        var expected = new System.Text.StringBuilder();
        foreach (var line in lines)
        {
            var at = line.IndexOf(Mark, StringComparison.Ordinal);
            if (at >= 0)
            {
                var text = line[(at + Mark.Length)..];
                expected.Append(text.StartsWith(' ') ? text[1..] : text).Append('\n');
            }
        }
        return expected.ToString();
    }
}
