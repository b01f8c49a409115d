/** Publishing, competing for, working on and ending tasks. The rules of a task's states live in the domain. */
package dev.milepost.application.task;
