/** An adapter as an architect elsewhere would write it: teams in a folder, in their own package, knowing the core and the JDK. */
package com.example.folder;
