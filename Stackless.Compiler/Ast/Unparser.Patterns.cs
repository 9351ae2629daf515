// `match` and patterns back to source.
namespace Stackless.Compiler.Ast;

public sealed partial class Unparser
{
    void WriteMatch(Match node)
    {
        Line("match ");
        Write(node.Subject, Level.Test);
        _text.Append(":\n");
        _indent++;
        foreach (var matchCase in node.Cases)
        {
            Line("case ");
            Write(matchCase.Pattern, isClosed: false);
            WriteAfter(" if ", matchCase.Guard);
            Block(matchCase.Body);
        }

        _indent--;
    }

    void Write(IReadOnlyList<Pattern> patterns)
    {
        for (var i = 0; i < patterns.Count; i++)
        {
            _text.Append(i > 0 ? ", " : "");
            Write(patterns[i], isClosed: false);
        }
    }

    /// <summary>isClosed: alternatives and `as` need parentheses.</summary>
    void Write(Pattern pattern, bool isClosed)
    {
        switch (pattern)
        {
            case MatchValue n:
                Write(n.Value, Level.Arithmetic);
                break;
            case MatchSingleton n:
                _text.Append(PythonRepr.Of(n.Value));
                break;
            case MatchSequence n:
                _text.Append('[');
                Write(n.Patterns);
                _text.Append(']');
                break;
            case MatchStar n:
                _text.Append('*').Append(n.Name ?? "_");
                break;
            case MatchMapping n:
                WriteMapping(n);
                break;
            case MatchClass n:
                Write(n.Cls, Level.Atom);
                _text.Append('(');
                Write(n.Patterns);
                for (var i = 0; i < n.KwdAttrs.Count; i++)
                {
                    _text.Append(i + n.Patterns.Count > 0 ? ", " : "").Append(n.KwdAttrs[i]).Append('=');
                    Write(n.KwdPatterns[i], isClosed: false);
                }

                _text.Append(')');
                break;
            case MatchAs { Pattern: null } n:
                _text.Append(n.Name ?? "_");
                break;
            case MatchAs n:
                _text.Append(isClosed ? "(" : "");
                Write(n.Pattern, isClosed: n.Pattern is MatchAs);
                _text.Append(" as ").Append(n.Name).Append(isClosed ? ")" : "");
                break;
            case MatchOr n:
                _text.Append(isClosed ? "(" : "");
                for (var i = 0; i < n.Patterns.Count; i++)
                {
                    _text.Append(i > 0 ? " | " : "");
                    Write(n.Patterns[i], isClosed: true);
                }

                _text.Append(isClosed ? ")" : "");
                break;
            default:
                throw new InvalidOperationException(pattern.GetType().Name);
        }
    }

    void WriteMapping(MatchMapping node)
    {
        _text.Append('{');
        for (var i = 0; i < node.Keys.Count; i++)
        {
            _text.Append(i > 0 ? ", " : "");
            Write(node.Keys[i], Level.Arithmetic);
            _text.Append(": ");
            Write(node.Patterns[i], isClosed: false);
        }

        if (node.Rest is not null)
        {
            _text.Append(node.Keys.Count > 0 ? ", **" : "**").Append(node.Rest);
        }

        _text.Append('}');
    }
}
