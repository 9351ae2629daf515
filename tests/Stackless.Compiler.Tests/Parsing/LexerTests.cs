using NUnit.Framework;
using Stackless.Compiler.Parsing;
using Stackless.Compiler.Parsing.Generated;
using Stackless.Compiler.Text;

namespace Stackless.Compiler.Tests.Parsing;

/// <summary>The lexer is written by hand; grammar/PythonLexer.g4 says what a token is.</summary>
public sealed class LexerTests
{
    // What a regular grammar does not find: see the head of the grammar.
    static bool IsDecidedByHand(int type) => type is PythonLexer.NEWLINE or PythonLexer.INDENT or PythonLexer.DEDENT or PythonLexer.FSTRING_MIDDLE or PythonLexer.FSTRING_END
        or PythonLexer.TSTRING_MIDDLE or PythonLexer.TSTRING_END or PythonLexer.ERROR or PythonToken.EndOfSource;

    static void Compare(SourceText source, string name)
    {
        var input = new SourceStream(source.Text, name);
        var grammar = new PythonLexer(input);
        foreach (var token in new Lexer(source, null).ReadAll().Where(token => !IsDecidedByHand(token.Type)))
        {
            input.Seek(token.Start);
            var type = grammar.Interpreter.Match(input, 0);
            // The ':' that ends the value of a field is one by itself.
            var isColon = token.Type == PythonLexer.COLON && type == PythonLexer.COLONEQUAL;
            Assert.That((token.Type, token.End), Is.EqualTo(isColon ? (token.Type, input.Index - 1) : (type, input.Index)), $"{name}: {token}");
        }
    }

    [TestCaseSource(typeof(SourceFolders), nameof(SourceFolders.All))]
    public void Tokens_are_what_the_grammar_says(string folder)
    {
        foreach (var path in SourceFolders.FilesOf(folder))
        {
            if (SourceFolders.Read(path) is { } source)
            {
                Compare(source, path);
            }
        }
    }

    [TestCase("0 00 0_0 1_000 0x_1f 0XAB 0b1_0 0o17 1. .5 1.5e-3 1e5 0777.5 0777e1 0777j 1J 1.j 0_0.0_0 5..real 1.e5 .5_5")]
    [TestCase("'' \"\" '''a''' '''a\\'''b''' '\\'' '\\\n' r'\\' Rb'x' bR'x' u'x' B'''x''' '''a'b''c'''")]
    [TestCase("a+=b-c->d**e**=f//g//=h<<i<<=j>>k>>=l<m<=n>o>=p==q!=r<>s")]
    [TestCase("a@b@=c&d&=e|f|=g^h^=i~j%k%=l*m*=n/o/=p:q:=r.s...t;u,v=w")]
    [TestCase("é x é_1 Ünï False None True andy as1 _ __a")]
    [TestCase("f'a' F\"a\" rf'a' fR'''a''' t'a' Tr'a' rt\"\"\"a\"\"\"")]
    [TestCase("? $ ` !")]
    public void Tokens_at_the_edges_are_what_the_grammar_says(string text) => Compare(SourceText.FromString(text, "<test>"), "<test>");
}
