// Tokens of Python 3.14. This gives them their numbers and says what they are; the lexer itself is written by hand (Parsing/Lexer*.cs), so that it is ready
// when a program starts, and is held to this by LexerTests. What a regular grammar cannot say is decided there: indentation, implicit line joining,
// the text between the fields of f-strings and t-strings, the ends of numbers, and which names are soft keywords (TokenRoles: MATCH, CASE, TYPE, WITH_LPAR).
// Input: source text with line ends normalised to \n, every character above ASCII shown as U+007F. They all count as letters here;
// whether they may stand in an identifier is checked afterwards, on the real characters.
lexer grammar PythonLexer;

tokens {
    INDENT, DEDENT,
    FSTRING_MIDDLE, FSTRING_END, TSTRING_MIDDLE, TSTRING_END,
    MATCH, CASE, TYPE, WITH_LPAR,
    ERROR
}

FALSE    : 'False';
NONE     : 'None';
TRUE     : 'True';
AND      : 'and';
AS       : 'as';
ASSERT   : 'assert';
ASYNC    : 'async';
AWAIT    : 'await';
BREAK    : 'break';
CLASS    : 'class';
CONTINUE : 'continue';
DEF      : 'def';
DEL      : 'del';
ELIF     : 'elif';
ELSE     : 'else';
EXCEPT   : 'except';
FINALLY  : 'finally';
FOR      : 'for';
FROM     : 'from';
GLOBAL   : 'global';
IF       : 'if';
IMPORT   : 'import';
IN       : 'in';
IS       : 'is';
LAMBDA   : 'lambda';
NONLOCAL : 'nonlocal';
NOT      : 'not';
OR       : 'or';
PASS     : 'pass';
RAISE    : 'raise';
RETURN   : 'return';
TRY      : 'try';
WHILE    : 'while';
WITH     : 'with';
YIELD    : 'yield';

LPAR             : '(';
RPAR             : ')';
LSQB             : '[';
RSQB             : ']';
LBRACE           : '{';
RBRACE           : '}';
COLON            : ':';
COMMA            : ',';
SEMI             : ';';
DOT              : '.';
ELLIPSIS         : '...';
EQUAL            : '=';
RARROW           : '->';
COLONEQUAL       : ':=';
EXCLAMATION      : '!';
AT               : '@';
PLUS             : '+';
MINUS            : '-';
STAR             : '*';
SLASH            : '/';
DOUBLESLASH      : '//';
PERCENT          : '%';
DOUBLESTAR       : '**';
LEFTSHIFT        : '<<';
RIGHTSHIFT       : '>>';
AMPER            : '&';
VBAR             : '|';
CIRCUMFLEX       : '^';
TILDE            : '~';
LESS             : '<';
GREATER          : '>';
LESSEQUAL        : '<=';
GREATEREQUAL     : '>=';
EQEQUAL          : '==';
NOTEQUAL         : '!=';
LESSGREATER      : '<>';
PLUSEQUAL        : '+=';
MINEQUAL         : '-=';
STAREQUAL        : '*=';
SLASHEQUAL       : '/=';
DOUBLESLASHEQUAL : '//=';
PERCENTEQUAL     : '%=';
ATEQUAL          : '@=';
AMPEREQUAL       : '&=';
VBAREQUAL        : '|=';
CIRCUMFLEXEQUAL  : '^=';
LEFTSHIFTEQUAL   : '<<=';
RIGHTSHIFTEQUAL  : '>>=';
DOUBLESTAREQUAL  : '**=';

NAME : NameStart NamePart*;

NUMBER : INTEGER | FLOAT | IMAGINARY;

STRING : StringPrefix? (ShortSingle | ShortDouble | LongSingle | LongDouble);

FSTRING_START : FStringPrefix Quote;
TSTRING_START : TStringPrefix Quote;

NEWLINE : '\n';

SPACES       : [ \t\f]+          -> skip;
COMMENT      : '#' ~[\n]*        -> skip;
CONTINUATION : '\\' '\n'         -> skip;

// A quote that opens no complete string; a character that starts nothing. The lexer names the error.
UNTERMINATED : ['"];
ILLEGAL      : .;

fragment NameStart : [A-Za-z_\u007F];
fragment NamePart  : [A-Za-z0-9_\u007F];

fragment INTEGER
    : [1-9] ('_'? [0-9])*
    | '0' ('_'? '0')*
    | '0' [xX] ('_'? [0-9a-fA-F])+
    | '0' [oO] ('_'? [0-7])+
    | '0' [bB] ('_'? [01])+
    ;

fragment FLOAT     : POINT_FLOAT | (DIGITS | POINT_FLOAT) [eE] [+-]? DIGITS;
fragment POINT_FLOAT : DIGITS? '.' DIGITS | DIGITS '.';
fragment DIGITS    : [0-9] ('_'? [0-9])*;
fragment IMAGINARY : (FLOAT | DIGITS) [jJ];

fragment StringPrefix  : [uU] | [rR] | [bB] | [bB] [rR] | [rR] [bB];
fragment FStringPrefix : [fF] | [fF] [rR] | [rR] [fF];
fragment TStringPrefix : [tT] | [tT] [rR] | [rR] [tT];
fragment Quote         : '\'' | '"' | '\'\'\'' | '"""';
fragment ShortSingle   : '\'' (~['\\\n] | Escape)* '\'';
fragment ShortDouble   : '"' (~["\\\n] | Escape)* '"';
fragment LongSingle    : '\'\'\'' (~[\\] | Escape)*? '\'\'\'';
fragment LongDouble    : '"""' (~[\\] | Escape)*? '"""';
fragment Escape        : '\\' .;
