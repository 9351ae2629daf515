// Mutates sources and compiles them as far as the front end goes. Deterministic for a seed. A mutation is what editing, truncating and mixing
// files does: bytes deleted, flipped, inserted; tokens dropped, doubled, swapped; lines moved; ends cut off.
// Of the sources drawn to be compared with CPython two verdicts are kept (verdicts: NAME, a tab, the parser's, a tab, the whole front end's), each
// in the form of scripts/oracle_errors.py.
using System.Diagnostics;
using System.Text;
using Stackless.Compiler;
using Stackless.Compiler.Ast;
using Stackless.Compiler.Diagnostics;
using Stackless.Compiler.Parsing;
using Stackless.Compiler.Text;

namespace Stackless.FrontEnd.Probe;

sealed class Fuzzer(int seed)
{
    static readonly string[] Snippets =
    [
        "(", ")", "[", "]", "{", "}", ":", ",", ";", ".", "=", ":=", "==", "*", "**", "->", "@", "!", "\\", "\n", "\t", "    ", "'", "\"", "'''", "\"\"\"",
        "f'", "f'{", "t\"{", "}'", "#", " if ", " else ", " for ", " in ", " not ", " is ", " lambda ", " yield ", " await ", " async ", "def f():\n",
        "class C:\n", "match x:\n", "case _:\n", "type X = ", "with (a as b):\n", "except* E:\n", "0x", "1_", "1e", "0b2", "é", "€", "\0", "\r", "\f", "print ",
        "import ", "from . import ", "global x\n", "*a, ", "**k", "...", "<>", "$", "?", "`", "~", "-", "u'", "b'é'", "rb'",
    ];

    readonly Random _random = new(seed);

    public byte[] Mutate(byte[] source, byte[] other)
    {
        var bytes = new List<byte>(source);
        var mutations = 1 + _random.Next(4);
        for (var i = 0; i < mutations && bytes.Count > 0; i++)
        {
            var at = _random.Next(bytes.Count);
            switch (_random.Next(11))
            {
                case 0:
                    bytes.RemoveRange(at, Math.Min(1 + _random.Next(8), bytes.Count - at));
                    break;
                case 1:
                    bytes.InsertRange(at, Encoding.UTF8.GetBytes(Snippets[_random.Next(Snippets.Length)]));
                    break;
                case 2:
                    bytes[at] = (byte)_random.Next(_random.Next(4) == 0 ? 256 : 128);
                    break;
                case 3:
                    bytes.RemoveRange(at, bytes.Count - at);
                    break;
                case 4:
                    (var start, var length) = LineAt(bytes, at);
                    var line = bytes.GetRange(start, length);
                    bytes.RemoveRange(start, length);
                    bytes.InsertRange(bytes.Count == 0 ? 0 : LineAt(bytes, _random.Next(bytes.Count)).Start, line);
                    break;
                case 5:
                    (var from, var count) = LineAt(bytes, at);
                    bytes.InsertRange(from, bytes.GetRange(from, count));
                    break;
                case 6:
                    var taken = other.Length == 0 ? 0 : _random.Next(other.Length);
                    bytes.InsertRange(at, other.AsSpan(taken, Math.Min(_random.Next(60), other.Length - taken)).ToArray());
                    break;
                case 7:
                    var second = _random.Next(bytes.Count);
                    (bytes[at], bytes[second]) = (bytes[second], bytes[at]);
                    break;
                case 8:
                    (var dropped, var size) = TokenAt(bytes, at);
                    bytes.RemoveRange(dropped, size);
                    break;
                case 9:
                    (var doubled, var width) = TokenAt(bytes, at);
                    bytes.InsertRange(doubled, [.. bytes.GetRange(doubled, width), (byte)' ']);
                    break;
                default:
                    SwapTokens(bytes, at, _random.Next(bytes.Count));
                    break;
            }
        }

        return bytes.ToArray();
    }

    static void SwapTokens(List<byte> bytes, int one, int other)
    {
        (var start, var length) = TokenAt(bytes, Math.Min(one, other));
        (var later, var laterLength) = TokenAt(bytes, Math.Max(one, other));
        if (start == later)
        {
            return;
        }

        var first = bytes.GetRange(start, length);
        var second = bytes.GetRange(later, laterLength);
        bytes.RemoveRange(later, laterLength);
        bytes.InsertRange(later, first);
        bytes.RemoveRange(start, length);
        bytes.InsertRange(start, second);
    }

    /// <summary>A word or a number, or any other character by itself, or the blanks between.</summary>
    static (int Start, int Length) TokenAt(List<byte> bytes, int at)
    {
        var kind = KindOf(bytes[at]);
        var start = at;
        var end = at + 1;
        while (kind != 0 && start > 0 && KindOf(bytes[start - 1]) == kind)
        {
            start--;
        }

        while (kind != 0 && end < bytes.Count && KindOf(bytes[end]) == kind)
        {
            end++;
        }

        return (start, end - start);
    }

    static int KindOf(byte value) => value switch
    {
        (byte)'_' or >= 0x80 => 1,
        _ when char.IsAsciiLetterOrDigit((char)value) => 1,
        (byte)' ' or (byte)'\t' => 2,
        _ => 0,
    };

    static (int Start, int Length) LineAt(List<byte> bytes, int at)
    {
        var start = at;
        while (start > 0 && bytes[start - 1] != '\n')
        {
            start--;
        }

        var end = at;
        while (end < bytes.Count && bytes[end] != '\n')
        {
            end++;
        }

        return (start, Math.Min(end + 1, bytes.Count) - start);
    }

    /// <summary>Returns the number of sources that made the parser crash or take too long.</summary>
    public static int Run(string folder, int count, int seed, int agreeCount)
    {
        var files = File.ReadAllLines(Path.Combine(folder, "files"));
        var sources = files.Select(File.ReadAllBytes).ToArray();
        var fuzzer = new Fuzzer(seed);
        using var verdicts = new StreamWriter(Path.Combine(folder, "verdicts")) { NewLine = "\n" };
        var failed = 0;
        var parsed = 0;
        TimeSpan longest = default;
        for (var i = 0; i < count; i++)
        {
            var source = fuzzer.Mutate(sources[fuzzer._random.Next(sources.Length)], sources[fuzzer._random.Next(sources.Length)]);
            var verdict = "ok";
            var whole = "ok";
            var start = Stopwatch.GetTimestamp();
            try
            {
                var text = SourceText.FromBytes(source, "<string>");
                var tree = PythonParser.ParseModule(text);
                parsed++;
                whole = ErrorReport.OfBinding(tree, text);
            }
            catch (PythonSyntaxException failure)
            {
                verdict = whole = ErrorReport.Of(failure.Diagnostic);
            }
            catch (Exception failure)
            {
                verdict = whole = "CRASH " + failure.GetType().Name;
                failed++;
                var kept = Path.Combine(folder, $"crash-{i}.py");
                File.WriteAllBytes(kept, source);
                Console.WriteLine($"{kept}: {failure.GetType().Name} {failure.Message} {failure.StackTrace?.Split('\n').FirstOrDefault()?.Trim()}");
            }

            var time = Stopwatch.GetElapsedTime(start);
            longest = time > longest ? time : longest;
            if (time.TotalSeconds > 5)
            {
                failed++;
                File.WriteAllBytes(Path.Combine(folder, $"slow-{i}.py"), source);
                Console.WriteLine($"slow-{i}.py: {time.TotalSeconds:F1} s");
            }

            if (fuzzer._random.NextDouble() * (count - i) < agreeCount)
            {
                agreeCount--;
                File.WriteAllBytes(Path.Combine(folder, "agree", $"{i}.py"), source);
                verdicts.WriteLine($"{i}.py\t{verdict.Replace('\n', ' ')}\t{whole.Replace('\n', ' ')}");
            }
        }

        Console.WriteLine($"{count} sources, {parsed} parsed, {failed} crashed or hung; longest {longest.TotalMilliseconds:F0} ms");
        return failed;
    }
}
