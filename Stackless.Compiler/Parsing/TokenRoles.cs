// Tokens that mean something else in one place only, decided before parsing, so that the parser needs no lookahead. Names:
//   match - first on a logical line that ends in ':', when what follows can be a subject (`match: int` and `match = 1` cannot);
//   case  - first on a logical line directly inside a match block;
//   type  - first in a simple statement and followed by a name (`type X = ...`); two names never stand side by side otherwise.
// And the one place where the grammar would need unbounded lookahead: a '(' after `with` either encloses all items, or begins the first one.
using Stackless.Compiler.Parsing.Generated;

namespace Stackless.Compiler.Parsing;

static class TokenRoles
{
    public static void Resolve(PythonToken[] tokens)
    {
        var matchBlockDepths = new List<int>();
        var depth = 0;
        var isLineStart = true;
        var opensMatchBlock = false;
        for (var i = 0; i < tokens.Length; i++)
        {
            var token = tokens[i];
            switch (token.Type)
            {
                case PythonLexer.NEWLINE:
                    isLineStart = true;
                    continue;
                case PythonLexer.INDENT:
                    depth++;
                    if (opensMatchBlock)
                    {
                        matchBlockDepths.Add(depth);
                        opensMatchBlock = false;
                    }

                    continue;
                case PythonLexer.DEDENT:
                    if (matchBlockDepths.Count > 0 && matchBlockDepths[^1] == depth)
                    {
                        matchBlockDepths.RemoveAt(matchBlockDepths.Count - 1);
                    }

                    depth--;
                    continue;
                case PythonLexer.WITH:
                    if (tokens[i + 1].Type == PythonLexer.LPAR && EnclosesWithItems(tokens, i + 1))
                    {
                        tokens[i + 1].Type = PythonLexer.WITH_LPAR;
                    }

                    break;
                case PythonLexer.NAME:
                    var isInMatchBlock = matchBlockDepths.Count > 0 && matchBlockDepths[^1] == depth;
                    if (isLineStart && token.Is("match") && IsMatchStatement(tokens, i))
                    {
                        token.Type = PythonLexer.MATCH;
                        opensMatchBlock = true;
                    }
                    else if (isLineStart && isInMatchBlock && token.Is("case"))
                    {
                        token.Type = PythonLexer.CASE;
                    }
                    else if (tokens[i + 1].Type == PythonLexer.NAME && (isLineStart || tokens[i - 1].Type is PythonLexer.SEMI or PythonLexer.COLON) && token.Is("type"))
                    {
                        token.Type = PythonLexer.TYPE;
                    }

                    break;
            }

            isLineStart = false;
        }
    }

    static bool IsMatchStatement(PythonToken[] tokens, int at)
    {
        switch (tokens[at + 1].Type)
        {
            case PythonLexer.NAME:
            case PythonLexer.NUMBER:
            case PythonLexer.STRING:
            case PythonLexer.FSTRING_START:
            case PythonLexer.TSTRING_START:
            case PythonLexer.LPAR:
            case PythonLexer.LSQB:
            case PythonLexer.LBRACE:
            case PythonLexer.MINUS:
            case PythonLexer.PLUS:
            case PythonLexer.STAR:
            case PythonLexer.TILDE:
            case PythonLexer.NOT:
            case PythonLexer.AWAIT:
            case PythonLexer.LAMBDA:
            case PythonLexer.NONE:
            case PythonLexer.TRUE:
            case PythonLexer.FALSE:
            case PythonLexer.ELLIPSIS:
                break;
            default:
                return false;
        }

        var i = at + 1;
        while (tokens[i].Type is not (PythonLexer.NEWLINE or PythonToken.EndOfSource or PythonLexer.ERROR))
        {
            i++;
        }

        return tokens[i].Type == PythonLexer.NEWLINE && tokens[i - 1].Type == PythonLexer.COLON;
    }

    /// <summary>True if ':' follows the closing parenthesis - unless the parentheses hold what only an expression can: a yield, a named
    /// expression, a starred one, a generator.</summary>
    static bool EnclosesWithItems(PythonToken[] tokens, int open)
    {
        var depth = 0;
        var openLambdaCount = 0;
        for (var i = open; i < tokens.Length; i++)
        {
            switch (tokens[i].Type)
            {
                case PythonLexer.LPAR:
                case PythonLexer.LSQB:
                case PythonLexer.LBRACE:
                    depth++;
                    break;
                case PythonLexer.RPAR:
                case PythonLexer.RSQB:
                case PythonLexer.RBRACE:
                    if (--depth == 0)
                    {
                        return i > open + 1 && tokens[i + 1].Type == PythonLexer.COLON;
                    }

                    break;
                case PythonLexer.YIELD or PythonLexer.COLONEQUAL or PythonLexer.FOR when depth == 1:
                case PythonLexer.STAR when depth == 1 && openLambdaCount == 0 && tokens[i - 1].Type is PythonLexer.LPAR or PythonLexer.COMMA:
                    return false;
                case PythonLexer.LAMBDA when depth == 1:
                    openLambdaCount++;
                    break;
                case PythonLexer.COLON when depth == 1 && openLambdaCount > 0:
                    openLambdaCount--;
                    break;
                case PythonLexer.NEWLINE:
                case PythonLexer.ERROR:
                    return false;
            }
        }

        return false;
    }
}
