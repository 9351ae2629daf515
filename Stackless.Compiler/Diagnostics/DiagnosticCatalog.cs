// Every message of the front end, in one place, one member per message. The texts are CPython's: programs and their tests compare them.
// Formatting of places and source lines is not done here.
using System.Text;

namespace Stackless.Compiler.Diagnostics;

public static class DiagnosticCatalog
{
    // ---- Decoding

    public const string NullByteInString = "source code string cannot contain null bytes";
    public const string NullByteInFile = "source code cannot contain null bytes";

    public static string EncodingProblem(string name) => $"encoding problem: {name}";

    public static string EncodingProblemWithMark(string name) => $"encoding problem: {name} with BOM";

    public static string UnknownEncoding(string name) => $"unknown encoding: {name}";

    public static string NotATextEncoding(string name) => $"'{name}' is not a text encoding; use codecs.decode() to handle arbitrary codecs";

    public static string CannotDecode(string codec, byte value, int offset, string reason) => CannotDecode(codec, value, offset, 1, reason);

    public static string CannotDecode(string codec, byte value, int offset, int length, string reason) =>
        length == 1
            ? $"'{codec}' codec can't decode byte 0x{value:x2} in position {offset}: {reason}"
            : $"'{codec}' codec can't decode bytes in position {offset}-{offset + length - 1}: {reason}";

    public static string CannotDecodeUtf8Line(byte value, int offset, int length, string reason) =>
        "(unicode error) " + CannotDecode("utf-8", value, offset, length, reason);

    public static string NotUtf8(byte value, string? fileName, int line) =>
        $"Non-UTF-8 code starting with '\\x{value:x2}'{(fileName is null ? "" : " in file " + fileName)} on line {line}, but no encoding declared; "
        + "see https://peps.python.org/pep-0263/ for details";

    public static string SurrogateInSource(char value, int offset) =>
        $"'utf-8' codec can't encode character '\\u{(int)value:x4}' in position {offset}: surrogates not allowed";

    // ---- Tokens

    public const string CharacterAfterContinuation = "unexpected character after line continuation character";
    public const string UnexpectedEnd = "unexpected EOF while parsing";
    public const string InconsistentTabs = "inconsistent use of tabs and spaces in indentation";
    public const string TooManyIndentLevels = "too many levels of indentation";
    public const string UnindentMatchesNone = "unindent does not match any outer indentation level";
    public const string TooManyNestedParentheses = "too many nested parentheses";
    public const string LeadingZeros = "leading zeros in decimal integer literals are not permitted; use an 0o prefix for octal integers";
    public const string ParserStackOverflow = "Parser stack overflowed - Python source too complex to parse";

    public static string Unmatched(char close) => $"unmatched '{close}'";

    public static string ClosingDoesNotMatch(char close, char open, int? line) =>
        $"closing parenthesis '{close}' does not match opening parenthesis '{open}'" + (line is null ? "" : $" on line {line}");

    public static string NeverClosed(char open) => $"'{open}' was never closed";

    public static string Unterminated(string noun, int lastLine) =>
        noun.Length == 0 ? $"unterminated string literal (detected at line {lastLine})" : $"unterminated {noun}literal (detected at line {lastLine})";

    public static string UnterminatedWithEscapedQuote(int lastLine) =>
        $"unterminated string literal (detected at line {lastLine}); perhaps you escaped the end quote?";

    public static string UnterminatedTripleQuoted(string noun, int lastLine) =>
        noun.Length == 0
            ? $"unterminated triple-quoted string literal (detected at line {lastLine})"
            : $"unterminated triple-quoted {noun}literal (detected at line {lastLine})";

    public static string SingleBrace(string noun) => $"{noun}: single '}}' is not allowed";

    public static string NestedTooDeeply(string noun) => $"{noun}: expressions nested too deeply";

    public static string TooManyNestedInterpolated(bool isTemplate) => isTemplate ? "too many nested t-strings" : "too many nested f-strings";

    public static string IncompatiblePrefixes(char first, char second) => $"'{first}' and '{second}' prefixes are incompatible";

    public static string InvalidCharacter(Rune rune) => $"invalid character '{rune}' (U+{rune.Value:X4})";

    public static string NonPrintable(int value) => $"invalid non-printable character U+{value:X4}";

    public static string InvalidDigit(char digit, string name) => $"invalid digit '{digit}' in {name} literal";

    public static string InvalidLiteral(string name) => $"invalid {name} literal";

    // ---- Literals

    public const string MixedBytes = "cannot mix bytes and nonbytes literals";
    public const string NonAsciiBytes = "bytes can only contain ASCII literal characters";

    public static string UnicodeError(string detail) => $"(unicode error) {detail}";

    public static string ValueError(string detail) => $"(value error) {detail}";

    public static string IntegerTooLong(int limit, int digitCount) =>
        $"Exceeds the limit ({limit} digits) for integer string conversion: value has {digitCount} digits; "
        + "use sys.set_int_max_str_digits() to increase the limit - Consider hexadecimal for huge integer literals to avoid decimal conversion limits.";

    // ---- Syntax

    public const string InvalidSyntax = "invalid syntax";
    public const string IllegalAnnotationTarget = "illegal target for annotation";
    public const string MixedExcept = "cannot have both 'except' and 'except*' on the same 'try'";
    public const string ExpectedExceptionTypes = "expected one or more exception types";
    public const string MultipleExceptionTypesWithAs = "multiple exception types must be parenthesized when using 'as'";
    public const string ArgumentsAfterKeywordRest = "arguments cannot follow var-keyword argument";
    public const string DefaultlessAfterDefault = "parameter without a default follows parameter with a default";
    public const string WildcardAsTarget = "cannot use '_' as a target";
    public const string PatternsOnlyMatchLiterals = "patterns may only match literals and attribute lookups";
    public const string RealNumberRequired = "real number required in complex literal";
    public const string ImaginaryNumberRequired = "imaginary number required in complex literal";
    public const string PositionalPatternsAfterKeyword = "positional patterns follow keyword patterns";
    public const string IterableUnpackingAfterKeywordUnpacking = "iterable argument unpacking follows keyword argument unpacking";
    public const string PositionalAfterKeywordUnpacking = "positional argument follows keyword argument unpacking";
    public const string PositionalAfterKeyword = "positional argument follows keyword argument";
    public const string GeneratorNotParenthesized = "Generator expression must be parenthesized";
    public const string ExpressionContainsAssignment = "expression cannot contain assignment, perhaps you meant \"==\"?";
    public const string StarredNotHere = "cannot use starred expression here";
    public const string UnpackingInComprehension = "iterable unpacking cannot be used in comprehension";
    public const string DictUnpackingInComprehension = "dict unpacking cannot be used in dict comprehension";
    public const string MixedTemplate = "cannot mix t-string literals with string or bytes literals";

    public static string IllegalAugmentedTarget(string what) => $"'{what}' is an illegal expression for augmented assignment";

    public static string OnlySingleTargetAnnotated(string what) => $"only single target (not {what}) can be annotated";

    public static string CannotNameWithWalrus(string what) => $"cannot use assignment expressions with {what}";

    public static string CannotAssign(string what) => $"cannot assign to {what}";

    public static string CannotDelete(string what) => $"cannot delete {what}";

    public static string ConversionNotAdjacent(string noun) => $"{noun}: conversion type must come right after the exclamation mark";

    public static string InvalidConversion(string noun, string name) =>
        $"{noun}: invalid conversion character '{name}': expected 's', 'r', or 'a'";

    public const string MultipleStatements = "multiple statements found while compiling a single statement";
    public const string UnexpectedIndent = "unexpected indent";
    public const string UnexpectedUnindent = "unexpected unindent";
    public const string ExpectedColon = "expected ':'";
    public const string ExpectedOpenParenthesis = "expected '('";
    public const string ExpectedExceptOrFinally = "expected 'except' or 'finally' block";
    public const string ExpectedElse = "expected 'else' after 'if' expression";
    public const string ExpectedExpressionAfterElse = "expected expression after 'else', but statement is given";
    public const string StatementBeforeIf = "expected expression before 'if', but statement is given";
    public const string ForgottenComma = "invalid syntax. Perhaps you forgot a comma?";
    public const string PartOfString = "invalid syntax. Is this intended to be part of the string?";
    public const string MeantComparisonOrWalrus = "invalid syntax. Maybe you meant '==' or ':=' instead of '='?";
    public const string YieldAssigned = "assignment to yield expression not possible";
    public const string NotNeedsParentheses = "'not' after an operator must be parenthesized";
    public const string DoubleStarredNotHere = "cannot use double starred expression here";
    public const string InvalidStarExpression = "Invalid star expression";
    public const string ExpectedIn = "'in' expected after for-loop variables";
    public const string MissingTargetParentheses = "did you forget parentheses around the comprehension target?";
    public const string ExpectedDictColon = "':' expected after dictionary key";
    public const string ExpectedDictValue = "expression expected after dictionary key and ':'";
    public const string StarredDictValue = "cannot use a starred expression in a dictionary value";
    public const string ExpectedArgumentValue = "expected argument value expression";
    public const string ExpectedDefaultValue = "expected default value expression";
    public const string ExpectedNamesAfterImport = "Expected one or more names after 'import'";
    public const string TrailingCommaInImport = "trailing comma not allowed without surrounding parentheses";
    public const string MeantFromImport = "Did you mean to use 'from ... import ...' instead?";
    public static string BoundOfMany(bool isConstrained, bool isTuple) =>
        $"cannot use {(isConstrained ? "constraints" : "bound")} with {(isTuple ? "TypeVarTuple" : "ParamSpec")}";
    public const string EmptyTypeParameters = "Type parameter list cannot be empty";
    public const string CommaBetweenSlashAndStar = "expected comma between / and *";
    public const string SlashTwice = "/ may appear only once";
    public const string SlashAfterStar = "/ must be ahead of *";
    public const string NothingBeforeSlash = "at least one argument must precede /";
    public const string StarTwice = "* argument may appear only once";
    public const string NothingAfterStar = "named arguments must follow bare *";

    public static string CannotAssignHere(string what) => $"cannot assign to {what} here. Maybe you meant '==' instead of '='?";

    public static string ExpectedIndentedBlock(string what, int line) => $"expected an indented block after {what} on line {line}";

    public static string MissingCallParentheses(string name) => $"Missing parentheses in call to '{name}'. Did you mean {name}(...)?";

    public static string CannotUseExceptWith(string keyword, string what) => $"cannot use {keyword} statement with {what}";

    public static string CannotUseAs(string what, string place) => $"cannot use {what} as {place} target";

    public static string ParenthesizedParameters(bool isLambda) =>
        isLambda ? "Lambda expression parameters cannot be parenthesized" : "Function parameters cannot be parenthesized";

    public static string RestCannotHaveDefault(bool isKeyword) =>
        isKeyword ? "var-keyword argument cannot have default value" : "var-positional argument cannot have default value";

    public static string FieldNeedsExpression(string noun, string before) => $"{noun}: valid expression required before '{before}'";

    public static string FieldNeedsValidExpression(string noun) => $"{noun}: expecting a valid expression after '{{'";

    public static string FieldExpects(string noun, string what) => $"{noun}: expecting {what}";

    public static string MissingConversion(string noun) => $"{noun}: missing conversion character";

    public static string InvalidConversionCharacter(string noun) => $"{noun}: invalid conversion character";

    public static string LambdaInField(string noun) => $"{noun}: lambda expressions are not allowed without parentheses";

    // ---- Warnings

    public const string AssertionAlwaysTrue = "assertion is always true, perhaps remove parentheses?";

    public static string InvalidEscape(string escape) => InvalidEscape(escape, "invalid escape sequence");

    public static string InvalidOctalEscape(string escape) => InvalidEscape(escape, "invalid octal escape sequence");

    static string InvalidEscape(string escape, string what) =>
        $"\"{escape}\" is an {what}. Such sequences will not work in the future. Did you mean \"\\{escape}\"? A raw string is also an option.";

    public static string JumpInFinally(string keyword) => $"'{keyword}' in a 'finally' block";

    public static string IdentityWithLiteral(string type, bool isNegated) =>
        isNegated ? $"\"is not\" with '{type}' literal. Did you mean \"!=\"?" : $"\"is\" with '{type}' literal. Did you mean \"==\"?";

    public static string NotCallable(string type) => $"'{type}' object is not callable; perhaps you missed a comma?";

    public static string NotSubscriptable(string type) => $"'{type}' object is not subscriptable; perhaps you missed a comma?";

    public static string WrongIndex(string type, string index) => $"{type} indices must be integers or slices, not {index}; perhaps you missed a comma?";

    // ---- Names

    public const string LateFutureImport = "from __future__ imports must occur at the beginning of the file";
    public const string NotAChance = "not a chance";
    public const string ImportStarNotAtModuleLevel = "import * only allowed at module level";
    public const string NonlocalAtModuleLevel = "nonlocal declaration not allowed at module level";
    public const string NamedInIterable = "assignment expression cannot be used in a comprehension iterable expression";

    public static string UnknownFutureFeature(string name) => $"future feature {name} is not defined";

    public static string DuplicateArgument(string name) => $"duplicate argument '{name}' in function definition";

    public static string DuplicateTypeParameter(string name) => $"duplicate type parameter '{name}'";

    public static string DefaultlessTypeParameter(string name) => $"non-default type parameter '{name}' follows default type parameter";

    public static string InnerLoopRebindsNamed(string name) => $"comprehension inner loop cannot rebind assignment expression target '{name}'";

    public static string NamedRebindsTarget(string name) => $"assignment expression cannot rebind comprehension iteration variable '{name}'";

    public static string NamedInComprehensionIn(string place) => $"assignment expression within a comprehension {place}";

    public static string CannotBeUsedWithin(string what, string place) => $"{what} cannot be used within {place}";

    public static string YieldInside(string what) => $"'yield' inside {what}";

    public static string AnnotatedCannotBe(string name, string directive) => $"annotated name '{name}' can't be {directive}";

    public static string ParameterAndDirective(string name, string directive) => $"name '{name}' is parameter and {directive}";

    public static string UsedBeforeDirective(string name, string directive) => $"name '{name}' is used prior to {directive} declaration";

    public static string AssignedBeforeDirective(string name, string directive) => $"name '{name}' is assigned to before {directive} declaration";

    public static string NonlocalAndGlobal(string name) => $"name '{name}' is nonlocal and global";

    public static string NoBindingForNonlocal(string name) => $"no binding for nonlocal '{name}' found";

    public static string NonlocalTypeParameter(string name) => $"nonlocal binding not allowed for type parameter '{name}'";

    // ---- Placement

    public const string ReturnOutsideFunction = "'return' outside function";
    public const string ReturnValueInAsyncGenerator = "'return' with value in async generator";
    public const string AwaitOutsideAsync = "'await' outside async function";
    public const string YieldFromInAsync = "'yield from' inside async function";
    public const string AsyncComprehensionOutside = "asynchronous comprehension outside of an asynchronous function";
    public const string TooManyNestedBlocks = "too many statically nested blocks";
    public const string BreakOutsideLoop = "'break' outside loop";
    public const string ContinueOutsideLoop = "'continue' not properly in loop";
    public const string JumpOutOfExceptStar = "'break', 'continue' and 'return' cannot appear in an except* block";
    public const string DefaultExceptNotLast = "default 'except:' must be last";
    public const string StarredTargetAlone = "starred assignment target must be in a list or tuple";
    public const string StarredValueAlone = "can't use starred expression here";
    public const string MultipleStarredTargets = "multiple starred expressions in assignment";
    public const string TooManyBeforeStar = "too many expressions in star-unpacking assignment";
    public const string MultipleStarredNames = "multiple starred names in sequence pattern";
    public const string WildcardUnreachable = "wildcard makes remaining patterns unreachable";
    public const string AlternativesBindDifferently = "alternative patterns bind different names";

    public static string OutsideFunction(string what) => $"'{what}' outside function";

    public static string KeywordRepeated(string name) => $"keyword argument repeated: {name}";

    public static string CaptureUnreachable(string name) => $"name capture '{name}' makes remaining patterns unreachable";

    public static string BoundTwiceInPattern(string name) => $"multiple assignments to name '{name}' in pattern";

    public static string DuplicateMappingKey(string key) => $"mapping pattern checks duplicate key ({key})";

    public static string AttributeRepeated(string name) => $"attribute name repeated in class pattern: {name}";
}
